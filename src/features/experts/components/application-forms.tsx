import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { DateTimeField } from "@/ui/date-time-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  draftApplicationAction,
  savePromisesAction,
  saveTitleAction,
  saveWorkAction,
  submitApplicationAction,
  withdrawApplicationAction,
} from "../actions/application";
import { applicationPromises } from "../policy/application-promises";

export type StepFormProps = { applicationId: string; head: ReactNode; title: string; children?: ReactNode };

export function ApplicationId({ value }: { value: string }) {
  return <input type="hidden" name="applicationId" value={value} />;
}

/** The foot of a step: on, or back to the list without saving. */
export function StepFoot({ back, children = "保存并继续" }: { back: string; children?: ReactNode }) {
  return (
    <Actions>
      <SubmitButton>{children}</SubmitButton>
      <ButtonLink look="quiet" href={back}>
        不保存，返回
      </ButtonLink>
    </Actions>
  );
}

/** Begins an application by one way. */
export function DraftForm({
  way,
  head,
  title,
  children,
}: {
  way: { campaignId: string } | { specialInvitationId: string };
  head: ReactNode;
  title: string;
  children: ReactNode;
}) {
  const [[name, value] = ["", ""]] = Object.entries(way);
  return (
    <ActionForm action={draftApplicationAction} head={head} title={title}>
      <input type="hidden" name={name} value={value} />
      {children}
      <SubmitButton>开始申报</SubmitButton>
    </ActionForm>
  );
}

type TitleValues = { title: string | null; titleCertificate: string | null; titleGrantedOn: string | null };

/** 职称, as the certificate has it. */
export function TitleForm({
  applicationId,
  head,
  title,
  values,
  today,
}: StepFormProps & { values: TitleValues; today: string }) {
  return (
    <ActionForm action={saveTitleAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <TextField
        name="title"
        label="职称"
        hint="按证书填写，例如“高级工程师”“正高级工程师”“教授”"
        value={values.title ?? ""}
        width="medium"
        maxLength={30}
      />
      <TextField
        name="titleCertificate"
        label="证书编号"
        hint="按证书填写；编号就是身份证号的，填发证机关和年份"
        value={values.titleCertificate ?? ""}
        width="medium"
        autoComplete="off"
      />
      <DateTimeField
        kind="date"
        name="titleGrantedOn"
        label="取得日期"
        hint="证书上的评审通过或者发证日期"
        value={values.titleGrantedOn ?? ""}
        max={today}
      />
      <StepFoot back={`/apply/${applicationId}`} />
    </ActionForm>
  );
}

/** Since when, and what was done. */
export function WorkForm({
  applicationId,
  head,
  title,
  values,
  today,
}: StepFormProps & { values: { workedSince: string | null; experience: string | null }; today: string }) {
  return (
    <ActionForm action={saveWorkAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <DateTimeField
        kind="date"
        name="workedSince"
        label="从什么时候开始从事相关专业工作"
        hint="记不清哪一天的，填当月1日"
        value={values.workedSince ?? ""}
        max={today}
      />
      <TextArea
        name="experience"
        label="专业工作经历"
        hint="做过什么工作、担任什么职务、主要成果；不满15年的，请说明有哪些丰富的专业经验。不超过2000字"
        value={values.experience ?? ""}
        rows={8}
      />
      <StepFoot back={`/apply/${applicationId}`} />
    </ActionForm>
  );
}

/** The three promises, read and ticked one by one. */
export function PromisesForm({ applicationId, head, title, given }: StepFormProps & { given: boolean }) {
  return (
    <ActionForm action={savePromisesAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      {Object.entries(applicationPromises).map(([name, promise]) => (
        <section key={name}>
          <h2>{promise.title}</h2>
          <p>{promise.text}</p>
          <Checkbox name={name} checked={given}>
            {promise.tick}
          </Checkbox>
        </section>
      ))}
      <StepFoot back={`/apply/${applicationId}`}>作出承诺</StepFoot>
    </ActionForm>
  );
}

/** Hands in what stands above; `seen` is its fingerprint. */
export function SubmitForm({ applicationId, head, title, seen, children }: StepFormProps & { seen: string }) {
  return (
    <ActionForm action={submitApplicationAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <input type="hidden" name="seen" value={seen} />
      {children}
      <SubmitButton>提交申报</SubmitButton>
    </ActionForm>
  );
}

export function WithdrawForm({ applicationId, head, title, children }: StepFormProps) {
  return (
    <ActionForm action={withdrawApplicationAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      {children}
      <TextArea name="reason" label="撤回原因" hint="不超过200字" rows={3} />
      <Actions>
        <SubmitButton>撤回申报</SubmitButton>
        <ButtonLink look="quiet" href={`/apply/${applicationId}`}>
          不撤回，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}
