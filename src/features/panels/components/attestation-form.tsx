import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { DateTimeField } from "@/ui/date-time-field";
import { blankForm } from "@/ui/form-state";
import { SubmitButton } from "@/ui/submit-button";
import { issueAttestationAction } from "../actions/attestation";

export type AttestationFormProps = {
  title: string;
  head: ReactNode;
  kept: { from: string; to: string };
  today: string;
  children?: ReactNode;
};

/** 开具履职证明: the period is all there is to choose; what it holds is on record. */
export function AttestationForm({ kept, today, children, ...frame }: AttestationFormProps) {
  return (
    <ActionForm action={issueAttestationAction} initial={blankForm(kept)} {...frame}>
      {children}
      <DateTimeField name="from" kind="date" label="从哪天开始" max={today} />
      <DateTimeField name="to" kind="date" label="到哪天为止" hint="这一天也算在内，最晚今天" max={today} />
      <SubmitButton big>开具</SubmitButton>
    </ActionForm>
  );
}
