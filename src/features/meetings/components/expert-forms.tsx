import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { RadioGroup } from "@/ui/choices";
import type { Option } from "@/ui/option";
import { SubmitButton } from "@/ui/submit-button";
import { answerMoveAction, castVoteAction, checkInAction } from "../actions/expert";

type Own = { caseId: string };

/** 推选组长: one of the candidates, herself among them. Only she is shown her choice. */
export function VoteForm({
  caseId,
  electionId,
  candidates,
  chosen,
  children,
}: Own & {
  electionId: string;
  candidates: readonly Option[];
  chosen?: string;
  children?: ReactNode;
}) {
  return (
    <ActionForm action={castVoteAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="electionId" value={electionId} />
      {children}
      <RadioGroup
        name="candidateId"
        label="您推选谁任组长"
        layout="big"
        options={candidates}
        {...(chosen ? { value: chosen } : {})}
      />
      <SubmitButton big>{chosen ? "改为这一位" : "提交推选"}</SubmitButton>
    </ActionForm>
  );
}

/** 签到, by the code of the sheet when she has come through it. */
export function CheckInForm({ caseId, code }: Own & { code?: string }) {
  return (
    <ActionForm action={checkInAction}>
      <input type="hidden" name="caseId" value={caseId} />
      {code ? <input type="hidden" name="code" value={code} /> : null}
      <SubmitButton big>我已到会，签到</SubmitButton>
    </ActionForm>
  );
}

/** 重新确认: whether she can come at the new time. */
export function MoveAnswerForm({ caseId, moveId, children }: Own & { moveId: string; children?: ReactNode }) {
  return (
    <ActionForm action={answerMoveAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="moveId" value={moveId} />
      {children}
      <RadioGroup
        name="answer"
        label="改期后您能参加吗"
        layout="big"
        options={[
          { value: "ACCEPTED", label: "能参加" },
          { value: "REFUSED", label: "不能参加", hint: "不影响对您的评价" },
        ]}
      />
      <SubmitButton big>提交答复</SubmitButton>
    </ActionForm>
  );
}
