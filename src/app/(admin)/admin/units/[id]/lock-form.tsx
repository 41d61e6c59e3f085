"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { lockUnitAction, unlockUnitAction } from "../../actions";

type Props = { organizationId: string; locked: boolean; title: string; head: ReactNode; children: ReactNode };

/** Locks a unit or unlocks it, with the reason that goes on record. */
export function LockForm({ organizationId, locked, title, head, children }: Props) {
  return (
    <ActionForm action={locked ? unlockUnitAction : lockUnitAction} title={title} head={head}>
      <input type="hidden" name="organizationId" value={organizationId} />
      {children}
      <TextArea
        name="reason"
        label={locked ? "解除锁定的理由" : "锁定的理由"}
        hint={locked ? "记入审计日志" : "记入审计日志；锁定后该单位的登录立即退出"}
        rows={3}
      />
      <Actions>
        <SubmitButton>{locked ? "解除锁定" : "锁定单位"}</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
