import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { DateTimeField } from "@/ui/date-time-field";
import { SubmitButton } from "@/ui/submit-button";
import { declareOwnInterestAction, endInterestAction } from "../actions/membership";
import { InterestFields } from "./application-interest";

type FormProps = { title: string; head: ReactNode; children?: ReactNode };

const list = "/expert/profile/interests";

/** 登记利害关系: what has come to be since the application. */
export function DeclareInterestForm({ children, ...frame }: FormProps) {
  return (
    <ActionForm action={declareOwnInterestAction} {...frame}>
      {children}
      <InterestFields />
      <SubmitButton big>登记</SubmitButton>
      <ButtonLink big look="quiet" href={list}>
        不登记，返回
      </ButtonLink>
    </ActionForm>
  );
}

/** 登记结束: its last day. */
export function EndInterestForm({
  interestId,
  from,
  today,
  children,
  ...frame
}: FormProps & { interestId: string; from: string; today: string }) {
  return (
    <ActionForm action={endInterestAction} {...frame}>
      <input type="hidden" name="interestId" value={interestId} />
      {children}
      <DateTimeField
        name="lastDay"
        kind="date"
        label="哪天结束的"
        hint="例如离职、退休或者转让股份的日期"
        min={from}
        max={today}
      />
      <SubmitButton big>确认已经结束</SubmitButton>
      <ButtonLink big look="quiet" href={list}>
        没有结束，返回
      </ButtonLink>
    </ActionForm>
  );
}
