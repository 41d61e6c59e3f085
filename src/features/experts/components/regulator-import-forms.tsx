"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { commitImportAction, discardImportAction } from "../actions/imports";

type Props = { importId: string; head: ReactNode; title: string; children: ReactNode };

/** Writes a previewed import, all of it or nothing. */
export function CommitImportForm({ importId, head, title, children }: Props) {
  return (
    <ActionForm action={commitImportAction} head={head} title={title}>
      <input type="hidden" name="importId" value={importId} />
      {children}
      <Actions>
        <SubmitButton>确认导入</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** Gives a preview up; what was read of the file goes. */
export function DiscardImportForm({ importId }: { importId: string }) {
  return (
    <ActionForm action={discardImportAction}>
      <input type="hidden" name="importId" value={importId} />
      <Actions>
        <SubmitButton look="quiet">放弃这次导入</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
