"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { disableAccountAction, enableAccountAction } from "../../actions";

type Props = {
  userId: string;
  disabled: boolean;
  own: boolean;
  title: string;
  head: ReactNode;
  children: ReactNode;
};

/** Shuts an account or opens it again, with the reason that goes on record. */
export function SwitchForm({ userId, disabled, own, title, head, children }: Props) {
  return (
    <ActionForm action={disabled ? enableAccountAction : disableAccountAction} title={title} head={head}>
      <input type="hidden" name="userId" value={userId} />
      {children}
      {own ? null : (
        <>
          <TextArea
            name="reason"
            label={disabled ? "恢复理由" : "停用理由"}
            hint={disabled ? "记入审计日志" : "记入审计日志；停用后该账号的登录立即退出"}
            rows={3}
          />
          <Actions>
            <SubmitButton>{disabled ? "恢复账号" : "停用账号"}</SubmitButton>
          </Actions>
        </>
      )}
    </ActionForm>
  );
}
