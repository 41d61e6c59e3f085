import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { DateTimeField } from "@/ui/date-time-field";
import { blankForm } from "@/ui/form-state";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import {
  changeEmploymentAction,
  confirmEmployerAction,
  prepareEmploymentAction,
} from "../actions/membership";
import type { EmploymentKind } from "../input/membership";

type FormProps = { title: string; head: ReactNode; children?: ReactNode };

/** What was answered so far, by field. */
export type EmploymentAnswers = Readonly<
  Record<"employmentId" | "lastDay" | "uscc" | "name" | "from", string>
>;

type ChangeProps = FormProps & { kind: EmploymentKind; kept: EmploymentAnswers; today: string };

/** 任职变更: when one was left, where and when the next began; only what belongs to the kind of change. */
export function EmploymentForm({ kind, kept, today, children, ...frame }: ChangeProps) {
  const leaving = kind === "move" || kind === "leave";
  const joining = kind !== "leave";
  return (
    <ActionForm action={prepareEmploymentAction} initial={blankForm(kept)} {...frame}>
      <input type="hidden" name="kind" value={kind} />
      {leaving ? <input type="hidden" name="employmentId" value={kept.employmentId} /> : null}
      {children}
      {leaving ? <DateTimeField name="lastDay" kind="date" label="在原单位的最后一天" max={today} /> : null}
      {joining ? (
        <>
          <TextField
            name="uscc"
            label={kind === "side" ? "兼职单位的统一社会信用代码" : "新单位的统一社会信用代码"}
            hint="18位，在营业执照上，单位人事部门也能查到。"
            autoComplete="off"
          />
          <TextField
            name="name"
            label="单位全称"
            optional
            hint="平台已有这家单位的，按代码自动填写；没有的，请填写。"
            autoComplete="organization"
          />
          <DateTimeField name="from" kind="date" label="从哪天开始任职" max={today} />
        </>
      ) : null}
      <SubmitButton big>继续</SubmitButton>
    </ActionForm>
  );
}

/** The change repeated, to be sent. */
export function EmploymentCheckForm({
  kind,
  kept,
  backHref,
  children,
  ...frame
}: Omit<ChangeProps, "today"> & { backHref: string }) {
  return (
    <ActionForm action={changeEmploymentAction} {...frame}>
      <input type="hidden" name="kind" value={kind} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <SubmitButton big>确认变更</SubmitButton>
      <ButtonLink big look="quiet" href={backHref}>
        返回修改
      </ButtonLink>
    </ActionForm>
  );
}

/** 年度确认: the employers she is shown are still hers. */
export function ConfirmEmployerForm({ shown, children, ...frame }: FormProps & { shown: readonly string[] }) {
  return (
    <ActionForm action={confirmEmployerAction} {...frame}>
      {shown.map((id) => (
        <input key={id} type="hidden" name="shown" value={id} />
      ))}
      {children}
      <SubmitButton big>没有变化，确认</SubmitButton>
      <ButtonLink big look="quiet" href="/expert/profile/employment">
        有变化，去变更
      </ButtonLink>
    </ActionForm>
  );
}
