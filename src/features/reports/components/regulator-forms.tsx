import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { acceptReportAction, decideMediationAction, returnReportAction } from "../actions/regulator";

type Page = { title: string; head: ReactNode; children?: ReactNode };
type Check = Page & { submissionId: string; back: string };

/** 核对通过; against findings with a reason. */
export function AcceptReportForm({
  submissionId,
  found,
  back,
  children,
  ...form
}: Check & { found: boolean }) {
  return (
    <ActionForm action={acceptReportAction} {...form}>
      <input type="hidden" name="submissionId" value={submissionId} />
      {children}
      {found ? (
        <TextArea
          name="note"
          label="仍予通过的理由"
          hint="自动比对有不一致之处。请写明核对扫描件的结果，记入全程记录。"
          rows={3}
        />
      ) : null}
      <Actions>
        <SubmitButton>确认核对通过</SubmitButton>
        <ButtonLink look="quiet" href={back}>
          返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 退回补正, with what is to be put right. */
export function ReturnReportForm({ submissionId, back, children, ...form }: Check) {
  return (
    <ActionForm action={returnReportAction} {...form}>
      <input type="hidden" name="submissionId" value={submissionId} />
      {children}
      <TextArea name="reason" label="退回理由" hint="施工单位会看到，请写明怎样补正。" rows={4} />
      <Actions>
        <SubmitButton>确认退回</SubmitButton>
        <ButtonLink look="quiet" href={back}>
          返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 协调结果: brought together, or divided for good. */
export function MediationForm({ caseId, children, ...form }: Page & { caseId: string }) {
  return (
    <ActionForm action={decideMediationAction} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <RadioGroup
        name="outcome"
        label="协调结果"
        options={[
          {
            value: "AGREED",
            label: "专家组同意继续论证",
            hint: "组长重新起草报告，到会专家重新逐一确认",
          },
          {
            value: "FAILED",
            label: "仍不能形成一致意见",
            hint: "本次论证终止，没有结论；施工单位重新申报，重新抽取专家",
          },
        ]}
      />
      <TextArea name="note" label="协调经过和结果" hint="记入全程记录" rows={4} />
      <Actions>
        <SubmitButton>提交协调结果</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
