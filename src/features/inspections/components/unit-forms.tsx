import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { replyAsSupervisionAction, replyFindingsAction, stateViewAction } from "../actions/units";

export interface AskedFinding {
  readonly id: string;
  readonly ordinal: number;
  /** What is wrong and what is demanded, as the page shows it. */
  readonly about: ReactNode;
}

/** 整改回复 of a unit: one answer to each finding that lies with it. */
export function ReplyForm({
  inspectionId,
  findings,
  role,
}: {
  inspectionId: string;
  findings: readonly AskedFinding[];
  role: "contractor" | "supervision";
}) {
  return (
    <ActionForm action={role === "contractor" ? replyFindingsAction : replyAsSupervisionAction}>
      <input type="hidden" name="inspectionId" value={inspectionId} />
      {findings.map(({ id, ordinal, about }) => (
        <Card key={id} title={`问题 ${ordinal}`}>
          <Stack>
            {about}
            <TextArea name={`reply.${id}`} label="整改情况" rows={4} />
          </Stack>
        </Card>
      ))}
      <Actions sticky>
        <SubmitButton>提交整改回复</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 陈述申辩 of the unit. */
export function StatementForm({ reviewId, until }: { reviewId: string; until: string }) {
  return (
    <ActionForm action={stateViewAction}>
      <input type="hidden" name="reviewId" value={reviewId} />
      <Card title="陈述申辩">
        <TextArea name="statement" label="陈述申辩的内容" hint={`${until}前提交，只能提交一次。`} rows={6} />
        <Actions>
          <SubmitButton>提交陈述申辩</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}
