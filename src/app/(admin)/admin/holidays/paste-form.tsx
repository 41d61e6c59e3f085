"use client";

import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { pasteHolidaysAction } from "../actions";

/** The notice's own words, pasted. */
export function PasteForm() {
  return (
    <ActionForm action={pasteHolidaysAction}>
      <TextArea
        name="text"
        label="粘贴国务院办公厅通知全文"
        hint="须有年份；每个节日一行，如：一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
        rows={8}
      />
      <Actions>
        <SubmitButton>预览</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
