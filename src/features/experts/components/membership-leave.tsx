import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { DateTimeField } from "@/ui/date-time-field";
import { blankForm } from "@/ui/form-state";
import { SubmitButton } from "@/ui/submit-button";
import { cancelLeaveAction, prepareLeaveAction, takeLeaveAction } from "../actions/membership";

type FormProps = { title: string; head: ReactNode; children?: ReactNode };
export type LeaveDays = { from: string; to: string };

/** 请假: the days. */
export function LeaveForm({ kept, today, ...form }: FormProps & { kept: LeaveDays; today: string }) {
  const { children, ...frame } = form;
  return (
    <ActionForm action={prepareLeaveAction} initial={blankForm(kept)} {...frame}>
      {children}
      <DateTimeField name="from" kind="date" label="从哪天开始" min={today} />
      <DateTimeField name="to" kind="date" label="到哪天结束" hint="这一天也算在内" min={today} />
      <SubmitButton big>继续</SubmitButton>
    </ActionForm>
  );
}

/** The days repeated, to be sent. */
export function LeaveCheckForm({
  days,
  backHref,
  children,
  ...frame
}: FormProps & { days: LeaveDays; backHref: string }) {
  return (
    <ActionForm action={takeLeaveAction} {...frame}>
      <input type="hidden" name="from" value={days.from} />
      <input type="hidden" name="to" value={days.to} />
      {children}
      <SubmitButton big>确认请假</SubmitButton>
      <ButtonLink big look="quiet" href={backHref}>
        返回修改
      </ButtonLink>
    </ActionForm>
  );
}

/** 销假. */
export function CancelLeaveForm({ leaveId, children, ...frame }: FormProps & { leaveId: string }) {
  return (
    <ActionForm action={cancelLeaveAction} {...frame}>
      <input type="hidden" name="leaveId" value={leaveId} />
      {children}
      <SubmitButton big>确认取消请假</SubmitButton>
      <ButtonLink big look="quiet" href="/expert/leave">
        不取消，返回
      </ButtonLink>
    </ActionForm>
  );
}
