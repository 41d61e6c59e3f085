"use client";

import { ActionForm } from "@/ui/action-form";
import { SubmitButton } from "@/ui/submit-button";
import { retryJobAction } from "../actions";

/** One button of a row; the rest of its page stays as it is. */
export function RetryForm({ jobId }: { jobId: string }) {
  return (
    <ActionForm action={retryJobAction}>
      <input type="hidden" name="jobId" value={jobId} />
      <SubmitButton look="quiet">重新处理</SubmitButton>
    </ActionForm>
  );
}
