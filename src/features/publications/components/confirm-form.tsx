"use client";

import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { confirmReadAction } from "../actions/expert";

/** 确认已阅读. */
export function ConfirmReadForm({ publicationId }: { publicationId: string }) {
  return (
    <ActionForm action={confirmReadAction}>
      <input type="hidden" name="publicationId" value={publicationId} />
      <Actions>
        <SubmitButton>我已阅读</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
