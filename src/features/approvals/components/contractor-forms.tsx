"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { Checkbox } from "@/ui/checkbox";
import { RadioGroup } from "@/ui/choices";
import { blankForm } from "@/ui/form-state";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  declareSubstantialAction,
  followCaseAction,
  requestApprovalAction,
  saveRepliesAction,
  submitRevisionAction,
} from "../actions/contractor";

type FormProps = { caseId: string; title: string; head: ReactNode; children?: ReactNode };

export type ReplyItem = {
  id: string;
  ordinal: number;
  text: string;
  place: string;
  reply: string;
};

/** 修改对照表: one row for each required change; may be kept half filled. */
export function RepliesForm({
  caseId,
  items,
  children,
  ...form
}: FormProps & { items: readonly ReplyItem[] }) {
  const kept = Object.fromEntries(
    items.flatMap(({ id, place, reply }) => [
      [`place.${id}`, place],
      [`reply.${id}`, reply],
    ]),
  );
  return (
    <ActionForm action={saveRepliesAction} initial={blankForm(kept)} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      {items.map(({ id, ordinal, text }) => (
        <Card key={id} title={`第${ordinal}项`}>
          <p>{text}</p>
          <div className="fields">
            <TextField
              name={`place.${id}`}
              label={`第${ordinal}项：修改位置`}
              hint="章节和页码，例如“第四章4.3节，第31页”"
            />
            <TextArea name={`reply.${id}`} label={`第${ordinal}项：怎样修改`} rows={3} />
          </div>
        </Card>
      ))}
      <Actions sticky>
        <SubmitButton>保存并核对</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** The hand-in, after everything was shown once more. */
export function SubmitRevisionForm({ caseId, children, ...form }: FormProps) {
  return (
    <ActionForm action={submitRevisionAction} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <Checkbox name="truthful">修改稿与对照表一致，每一项修改都能在所写的位置找到。</Checkbox>
      <Actions sticky>
        <SubmitButton>提交组长审查</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

type ApprovalProps = FormProps & {
  /** After 通过 a newer version of one's own may be sent instead. */
  own: { label: string } | null;
  reviewed: { label: string };
  subcontractor: "SUBCONTRACTOR" | "ASK" | "CONTRACTOR";
};

/** 报监理审查: who signed for the unit, and for which version. */
export function ApprovalForm({ caseId, own, reviewed, subcontractor, children, ...form }: ApprovalProps) {
  return (
    <ActionForm action={requestApprovalAction} initial={blankForm({ version: "REVIEWED" })} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <Card title="报审内容">
        <div className="fields">
          {own ? (
            <>
              <RadioGroup
                name="version"
                label="报审的方案版本"
                options={[
                  { value: "REVIEWED", label: reviewed.label },
                  { value: "OWN", label: own.label, hint: "参考专家意见自行修改完善的版本，须写明改了什么" },
                ]}
              />
              <TextArea
                name="selfRevision"
                label="自行修改的内容"
                hint="报审自行修改的版本时填写，并声明不属于重大修改；属于重大修改的，须重新论证"
                optional
                rows={4}
              />
            </>
          ) : (
            <input type="hidden" name="version" value="REVIEWED" />
          )}
          <TextField name="companySignatory" label="施工单位技术负责人姓名" width="medium" />
          {subcontractor === "ASK" ? (
            <RadioGroup
              name="subcontractorWrote"
              label="方案是否由分包单位编制"
              layout="side"
              options={[
                { value: "no", label: "否" },
                { value: "yes", label: "是" },
              ]}
            />
          ) : null}
          {subcontractor === "CONTRACTOR" ? null : (
            <TextField
              name="subcontractorSignatory"
              label="分包（编制）单位技术负责人姓名"
              hint="方案由分包单位或受托单位编制时填写"
              width="medium"
              optional={subcontractor === "ASK"}
            />
          )}
          <Checkbox name="truthful">审批页所签的就是以上这一份方案。</Checkbox>
        </div>
      </Card>
      <Actions sticky>
        <SubmitButton>报监理审查</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 重大修改: ends this case; a draft follows. */
export function SubstantialForm({ caseId, children, ...form }: FormProps) {
  return (
    <ActionForm action={declareSubstantialAction} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <TextArea name="reason" label="重大修改的内容和原因" hint="例如规划调整、设计变更" rows={4} />
      <Checkbox name="truthful">本项目就此关闭，修改后的方案重新审核、重新论证。</Checkbox>
      <Actions>
        <SubmitButton>关闭本项目并新建申报</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 重新组织论证 after a case that has ended. */
export function FollowForm({ caseId, label }: { caseId: string; label: string }) {
  return (
    <ActionForm action={followCaseAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Actions>
        <SubmitButton>{label}</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
