"use client";

import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { markToldAction, resendMessageAction } from "../actions/station";

/** 重新发送. */
export function ResendForm({ messageId }: { messageId: string }) {
  return (
    <ActionForm action={resendMessageAction}>
      <input type="hidden" name="messageId" value={messageId} />
      <Actions>
        <SubmitButton look="quiet">重新发送短信</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 登记电话告知. */
export function ToldForm({ messageId }: { messageId: string }) {
  return (
    <ActionForm action={markToldAction}>
      <input type="hidden" name="messageId" value={messageId} />
      <TextArea
        name="note"
        label="告知情况"
        hint="写明何时、由谁、告知了什么，最多200个字。请不要写手机号码。"
        rows={3}
      />
      <Actions>
        <SubmitButton>登记已电话告知</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
