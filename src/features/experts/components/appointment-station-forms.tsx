"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import {
  checkApplicationAction,
  handleObjectionAction,
  recordOpinionAction,
} from "../actions/appointment-station";

type FormProps = { applicationId: string; head: ReactNode; title: string; children?: ReactNode };

function Foot({ back, children }: { back: string; children: ReactNode }) {
  return (
    <Actions>
      <SubmitButton>{children}</SubmitButton>
      <ButtonLink look="quiet" href={back}>
        不办理，返回
      </ButtonLink>
    </Actions>
  );
}

const home = (applicationId: string) => `/regulator/applications/${applicationId}`;

/** 形式审查: pass, or return with what each step lacks. `steps` are the applicant's own. */
export function CheckForm({
  applicationId,
  head,
  title,
  steps,
  days,
  children,
}: FormProps & { steps: readonly { step: string; label: string }[]; days: number }) {
  return (
    <ActionForm action={checkApplicationAction} head={head} title={title}>
      <input type="hidden" name="applicationId" value={applicationId} />
      {children}
      <RadioGroup
        name="decision"
        label="审查结果"
        options={[
          { value: "pass", label: "通过", hint: "转入评审，由两名以上评审人员分别提出意见" },
          {
            value: "return",
            label: "退回补正",
            hint: `申请人有 ${days} 日重新提交，逾期申报自动失效`,
          },
        ]}
      />
      <div>
        <h2>需要补正的内容</h2>
        <p className="hint">退回时填写，至少一项；申请人逐项看到。</p>
      </div>
      {steps.map(({ step, label }) => (
        <TextArea key={step} name={`items.${step}`} label={label} optional rows={2} />
      ))}
      <Foot back={home(applicationId)}>提交审查结果</Foot>
    </ActionForm>
  );
}

/** 评审意见 on one specialty; `limbs` says which of the two an approval can rest on. */
export function OpinionForm({
  applicationId,
  specialty,
  head,
  title,
  limbs,
  children,
}: FormProps & { specialty: string; limbs: readonly { value: string; label: string; hint?: string }[] }) {
  return (
    <ActionForm action={recordOpinionAction} head={head} title={title}>
      <input type="hidden" name="applicationId" value={applicationId} />
      <input type="hidden" name="specialty" value={specialty} />
      {children}
      <RadioGroup
        name="verdict"
        label="评审意见"
        options={[...limbs, { value: "REJECT", label: "不同意" }]}
      />
      <TextArea name="reason" label="理由" hint="写明依据的业绩和材料。提交后不能修改。" rows={4} />
      <Foot back={home(applicationId)}>提交评审意见</Foot>
    </ActionForm>
  );
}

/** 异议核查: whether it holds, and the answer its author will read. */
export function HandleForm({
  applicationId,
  objectionId,
  head,
  title,
  children,
}: FormProps & { objectionId: string }) {
  return (
    <ActionForm action={handleObjectionAction} head={head} title={title}>
      <input type="hidden" name="objectionId" value={objectionId} />
      {children}
      <RadioGroup
        name="decision"
        label="核查结论"
        options={[
          { value: "dismiss", label: "异议不成立", hint: "没有其他异议的，恢复公示，公示期不变" },
          { value: "uphold", label: "异议成立", hint: "申报不予通过，同一申报的其他异议一并答复" },
        ]}
      />
      <TextArea
        name="answer"
        label="核查情况和答复"
        hint="异议人凭查询码可以看到。请勿写入个人信息。"
        rows={4}
      />
      <Foot back={`${home(applicationId)}/objections`}>提交核查结论</Foot>
    </ActionForm>
  );
}
