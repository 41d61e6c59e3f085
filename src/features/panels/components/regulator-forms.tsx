"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { admitAction, cancellationAction, recheckAction, returnAction } from "../actions/regulator";
import { returnReasons } from "../input/return-reasons";

type FormProps = { caseId: string; head: ReactNode; title: string; children?: ReactNode };

function Foot({ caseId, children }: { caseId: string; children: ReactNode }) {
  return (
    <Actions>
      <SubmitButton>{children}</SubmitButton>
      <ButtonLink look="quiet" href={`/regulator/cases/${caseId}`}>
        不办理，返回
      </ButtonLink>
    </Actions>
  );
}

/** The district or the station takes a filed plan in. */
export function AdmitForm({ caseId, head, title, children }: FormProps) {
  return (
    <ActionForm action={admitAction} head={head} title={title}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <Foot caseId={caseId}>确认受理</Foot>
    </ActionForm>
  );
}

const reasons = Object.entries(returnReasons).map(([value, label]) => ({ value, label }));

/** Sends a filed plan back; each reason is a thing to put right. */
export function ReturnForm({ caseId, head, title }: FormProps) {
  return (
    <ActionForm action={returnAction} head={head} title={title}>
      <input type="hidden" name="caseId" value={caseId} />
      <Checkboxes name="items" label="退回理由" hint="可选多条，申报单位将逐条看到" options={reasons} />
      <TextArea name="other" label="其他理由" hint="每行一条" optional rows={4} />
      <Foot caseId={caseId}>确认退回</Foot>
    </ActionForm>
  );
}

/** The station decides on a cancellation the applicant asked for. */
export function CancellationForm({ caseId, head, title, children }: FormProps) {
  return (
    <ActionForm action={cancellationAction} head={head} title={title}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <RadioGroup
        name="decision"
        label="决定"
        options={[
          { value: "approve", label: "同意撤销", hint: "已邀请的专家全部解除安排，不影响对其评价" },
          { value: "refuse", label: "不同意撤销", hint: "邀请和抽取照常进行" },
        ]}
      />
      <TextArea name="reason" label="理由" hint="记入全程记录" rows={3} />
      <Foot caseId={caseId}>提交决定</Foot>
    </ActionForm>
  );
}

/** Looks at everybody asked or seated again: conflicts found end the seat. */
export function RecheckForm({ caseId, head, title, children }: FormProps) {
  return (
    <ActionForm action={recheckAction} head={head} title={title}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <Foot caseId={caseId}>重新核对回避</Foot>
    </ActionForm>
  );
}
