"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { commitHolidaysAction, discardHolidaysAction } from "../../../actions";

type Props = { importId: string; title: string; head: ReactNode; children: ReactNode };

/** Takes a previewed arrangement over, all of it or nothing. */
export function CommitHolidaysForm({ importId, title, head, children }: Props) {
  return (
    <ActionForm action={commitHolidaysAction} title={title} head={head}>
      <input type="hidden" name="importId" value={importId} />
      {children}
      <TextField name="document" label="通知文号" hint="如：国办发明电〔2026〕7号" maxLength={100} />
      <Actions>
        <SubmitButton>确认导入</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** Gives a preview up. */
export function DiscardHolidaysForm({ importId }: { importId: string }) {
  return (
    <ActionForm action={discardHolidaysAction}>
      <input type="hidden" name="importId" value={importId} />
      <Actions>
        <SubmitButton look="quiet">放弃这次导入</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
