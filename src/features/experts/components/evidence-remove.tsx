"use client";

import { ActionForm } from "@/ui/action-form";
import { SubmitButton } from "@/ui/submit-button";
import { removeEvidenceAction } from "../actions/evidence";

/** Takes one file out of one's own draft again; `name` tells apart the buttons of a list. */
export function EvidenceRemove({ fileId, name }: { fileId: string; name: string }) {
  return (
    <ActionForm action={removeEvidenceAction}>
      <input type="hidden" name="fileId" value={fileId} />
      <SubmitButton look="slim">
        移除<span className="visually-hidden">{name}</span>
      </SubmitButton>
    </ActionForm>
  );
}
