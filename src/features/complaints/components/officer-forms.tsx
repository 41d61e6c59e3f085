"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import type { Option } from "@/ui/option";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  askAccusedAction,
  closeReviewedAction,
  decideComplaintAction,
  extendComplaintAction,
  handBackComplaintAction,
  notifyPartiesAction,
  proposeCreditAction,
  referComplaintAction,
  relieveHandlerAction,
  reviewComplaintAction,
  takeComplaintAction,
  triageComplaintAction,
} from "../actions/officer";
import { complaintOutcomes } from "../rules/choices";
import { outcomeLabels } from "../rules/labels";

type FormProps = { complaintId: string; head: ReactNode; title: string; children?: ReactNode };
type Send = Parameters<typeof ActionForm>[0]["action"];

function StepForm({
  action,
  button,
  complaintId,
  head,
  title,
  children,
  fields,
}: FormProps & { action: Send; button: string; fields?: ReactNode }) {
  return (
    <ActionForm action={action} head={head} title={title}>
      <input type="hidden" name="complaintId" value={complaintId} />
      {children}
      {fields}
      <Actions>
        <SubmitButton>{button}</SubmitButton>
        <ButtonLink look="quiet" href={`/regulator/complaints/${complaintId}`}>
          不办理，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 接办. */
export function TakeForm(props: FormProps) {
  return <StepForm {...props} action={takeComplaintAction} button="由我接办" />;
}

/** 受理审查: `refLabel` names what identifies the accused, where the author's words did not. */
export function TriageForm({ refLabel, ...props }: FormProps & { refLabel?: string }) {
  return (
    <StepForm
      {...props}
      action={triageComplaintAction}
      button="提交审查结果"
      fields={
        <>
          <RadioGroup
            name="decision"
            label="审查结果"
            options={[
              { value: "accept", label: "受理", hint: "受理后由一名同志承办，在办理期限内作出结论" },
              { value: "refuse", label: "不予受理", hint: "不属于受理范围，或者没有可以查证的线索" },
              { value: "transfer", label: "转送其他机关", hint: "应当由纪检监察、公安等其他机关处理" },
            ]}
          />
          <TextArea
            name="summary"
            label="举报内容摘要"
            hint="受理时填写。被举报人只能看到摘要，不要写能看出举报人是谁的内容。"
            rows={3}
            optional
          />
          {refLabel ? (
            <TextField
              name="subjectRef"
              label={refLabel}
              hint="系统没有认出被举报人。填写后，被举报人可以在平台上说明情况。"
              optional
            />
          ) : null}
          <TextField name="caseNumber" label="论证项目编号" hint="涉及论证项目的，可以填写" optional />
          <TextField name="transferredTo" label="接收的机关" hint="转送时填写" optional />
          <TextArea
            name="reason"
            label="不予受理或者转送的理由"
            hint="举报人凭查询码可以看到"
            rows={3}
            optional
          />
        </>
      }
    />
  );
}

function Reason({ hint }: { hint: string }) {
  return <TextArea name="reason" label="理由" hint={hint} rows={3} />;
}

/** 转市局: the station itself is meant. */
export function ReferForm(props: FormProps) {
  return (
    <StepForm
      {...props}
      action={referComplaintAction}
      button="转市局办理"
      fields={<Reason hint="写明涉及市监督站的情况。转出后本站不再看到这件举报。" />}
    />
  );
}

/** 退回接办. */
export function HandBackForm(props: FormProps) {
  return (
    <StepForm
      {...props}
      action={handBackComplaintAction}
      button="退回，由其他同志接办"
      fields={<Reason hint="例如：与被举报人有利害关系，应当回避。" />}
    />
  );
}

/** 更换承办人. */
export function RelieveForm(props: FormProps) {
  return (
    <StepForm
      {...props}
      action={relieveHandlerAction}
      button="更换承办人"
      fields={<Reason hint="更换后，原承办人不能再接办这件举报。" />}
    />
  );
}

/** 请被举报人说明情况. */
export function AskForm(props: FormProps) {
  return <StepForm {...props} action={askAccusedAction} button="请被举报人说明情况" />;
}

/** 延长办理期限. */
export function ExtendForm(props: FormProps) {
  return (
    <StepForm
      {...props}
      action={extendComplaintAction}
      button="延长办理期限"
      fields={<Reason hint="情况复杂、需要进一步核实的，写明原因。只能延长一次。" />}
    />
  );
}

function Conclusion({ label }: { label: string }) {
  return (
    <>
      <RadioGroup
        name="outcome"
        label={label}
        options={complaintOutcomes.map((value) => ({ value, label: outcomeLabels[value] }))}
      />
      <TextArea
        name="answer"
        label="查明的事实、依据和处理意见"
        hint="举报人和被举报人都能看到，不要写能看出举报人是谁的内容。"
        rows={6}
      />
    </>
  );
}

/** 处理结论. */
export function DecideForm(props: FormProps) {
  return (
    <StepForm
      {...props}
      action={decideComplaintAction}
      button="提交处理结论"
      fields={<Conclusion label="处理结论" />}
    />
  );
}

/** 告知. */
export function NotifyForm(props: FormProps) {
  return (
    <StepForm
      {...props}
      action={notifyPartiesAction}
      button="确认告知"
      fields={
        <TextArea
          name="notice"
          label="怎样告知"
          hint="例如：举报人凭查询码查看；被举报单位已书面告知。不要写举报人姓名。"
          rows={2}
        />
      }
    />
  );
}

/** 复查结论. */
export function ReviewForm(props: FormProps) {
  return (
    <StepForm
      {...props}
      action={reviewComplaintAction}
      button="提交复查结论"
      fields={<Conclusion label="复查结论" />}
    />
  );
}

/** 据此提出信用事件: its document is uploaded on the event's own page. */
export function CreditForm({
  kinds,
  today,
  ...props
}: FormProps & { kinds: readonly Option[]; today: string }) {
  return (
    <StepForm
      {...props}
      action={proposeCreditAction}
      button="提出信用事件"
      fields={
        <>
          <RadioGroup name="kind" label="信用事件的种类" options={kinds} />
          <DateTimeField name="occurredOn" label="发生日期" kind="date" max={today} />
          <TextArea
            name="statement"
            label="查实的事实和依据"
            hint="当事人会看到，不要写能看出举报人是谁的内容"
            rows={5}
          />
          <TextField
            name="document"
            label="依据文书的文号"
            hint="例如：青市监督〔2026〕12号；提出后上传"
            width="medium"
            maxLength={100}
          />
        </>
      }
    />
  );
}

/** 办结. */
export function CloseForm(props: FormProps) {
  return <StepForm {...props} action={closeReviewedAction} button="办结" />;
}
