"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  decideDecisionAction,
  prepareDecisionAction,
  proposeDecisionAction,
  withdrawDecisionAction,
} from "../actions/decision";
import type { DecisionTerms } from "../input/decision";

type Frame = { head: ReactNode; title: string; children?: ReactNode };
type TermsProps = Frame & {
  terms: Partial<DecisionTerms> & Pick<DecisionTerms, "number" | "kind">;
  today: string;
};

/** What the decision says but its reason: its days and the number of its document. */
export function DecisionTermsForm({ terms, today, head, title, children }: TermsProps) {
  return (
    <ActionForm action={prepareDecisionAction} head={head} title={title}>
      <input type="hidden" name="number" value={terms.number} />
      <input type="hidden" name="kind" value={terms.kind} />
      {children}
      {terms.kind === "SUSPEND" ? (
        <>
          <DateTimeField
            name="from"
            label="暂停的第一天"
            hint="不追溯：确认时已经过了这一天的，从确认时起算"
            kind="date"
            min={today}
            value={terms.from ?? today}
          />
          <DateTimeField
            name="to"
            label="暂停的最后一天"
            hint="不填写的，到作出恢复决定为止"
            kind="date"
            min={today}
            value={terms.to ?? ""}
            optional
          />
        </>
      ) : null}
      {terms.kind === "REMOVE" ? (
        <DateTimeField
          name="banUntil"
          label="可以重新申报的日期"
          hint="已按现行规则填好，可以按决定文书修改"
          kind="date"
          min={today}
          value={terms.banUntil ?? ""}
        />
      ) : null}
      <TextField
        name="document"
        label="决定文书文号"
        hint="例如：青市监督〔2026〕12号"
        value={terms.document ?? ""}
        width="medium"
        maxLength={100}
      />
      <Actions>
        <SubmitButton>继续</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** The reason, and the proposal as it will stand. */
export function ProposeDecisionForm({ terms, head, title, children }: Frame & { terms: DecisionTerms }) {
  return (
    <ActionForm action={proposeDecisionAction} head={head} title={title}>
      {Object.entries(terms).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <TextArea
        name="reason"
        label="事实和依据"
        hint="写明事实和依据的条款；不要写入其他人的个人信息"
        rows={5}
      />
      <Actions>
        <SubmitButton>提出决定</SubmitButton>
        <ButtonLink look="quiet" href={`/regulator/experts/${terms.number}`}>
          不办理，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** The second person agrees, and the decision comes into force; or does not, and says why. */
export function DecideDecisionForm({ decisionId, head, title, children }: Frame & { decisionId: string }) {
  return (
    <ActionForm action={decideDecisionAction} head={head} title={title}>
      <input type="hidden" name="decisionId" value={decisionId} />
      {children}
      <RadioGroup
        name="decision"
        label="办理意见"
        options={[
          { value: "confirm", label: "同意，使决定生效", hint: "已核对决定文书，与上面的内容一致" },
          { value: "refuse", label: "不同意", hint: "决定不生效，由提出人另行处理" },
        ]}
      />
      <TextArea name="reason" label="不同意的理由" hint="选择“不同意”时填写" rows={3} optional />
      <Actions>
        <SubmitButton>提交意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** The proposer takes it back. */
export function WithdrawDecisionForm({ decisionId, head, title, children }: Frame & { decisionId: string }) {
  return (
    <ActionForm action={withdrawDecisionAction} head={head} title={title}>
      <input type="hidden" name="decisionId" value={decisionId} />
      {children}
      <Actions>
        <SubmitButton look="quiet">撤回这项决定</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
