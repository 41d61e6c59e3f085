"use client";

import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { accusedReviewAction, giveStatementAction } from "../actions/accused";

/** 说明情况. */
export function StatementForm({ complaintId }: { complaintId: string }) {
  return (
    <ActionForm action={giveStatementAction}>
      <input type="hidden" name="complaintId" value={complaintId} />
      <TextArea
        name="statement"
        label="您的说明"
        hint="写明事情的经过和可以查证的依据，最多3000个字。提交后不能修改。"
        rows={8}
      />
      <Actions>
        <SubmitButton>提交说明</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 申请复查. */
export function AccusedReviewForm({ complaintId, until }: { complaintId: string; until: string }) {
  return (
    <ActionForm action={accusedReviewAction}>
      <input type="hidden" name="complaintId" value={complaintId} />
      <TextArea
        name="reason"
        label="申请复查的理由"
        hint={`不服处理结论的，可以在${until}前申请一次，由其他同志复查`}
        rows={4}
      />
      <Actions>
        <SubmitButton look="quiet">申请复查</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
