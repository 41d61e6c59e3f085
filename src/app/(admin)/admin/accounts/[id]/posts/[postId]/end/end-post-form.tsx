"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { endPostAction, proposeEndAction } from "../../../../../actions";

type Props = { postId: string; byTwo: boolean; title: string; head: ReactNode };

/** The document a post's end rests on. */
export function EndPostForm({ postId, byTwo, title, head }: Props) {
  return (
    <ActionForm action={byTwo ? proposeEndAction : endPostAction} title={title} head={head}>
      <input type="hidden" name="postId" value={postId} />
      <TextField name="document" label="依据文件" hint="免职文件的名称、文号和日期" maxLength={200} />
      <Actions>
        <SubmitButton>{byTwo ? "提出免职" : "免职"}</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
