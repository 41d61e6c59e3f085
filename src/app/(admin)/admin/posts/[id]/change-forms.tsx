"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { decidePostAction, withdrawPostAction } from "../../actions";

type Props = { changeId: string; title: string; head: ReactNode; children: ReactNode };

/** The system administrator's word on a proposal. */
export function DecidePostForm({ changeId, title, head, children }: Props) {
  return (
    <ActionForm action={decidePostAction} title={title} head={head}>
      <input type="hidden" name="changeId" value={changeId} />
      {children}
      <RadioGroup
        name="decision"
        label="处理结果"
        options={[
          { value: "confirm", label: "确认", hint: "与依据文件核对一致" },
          { value: "refuse", label: "不同意" },
        ]}
      />
      <TextArea name="reason" label="理由" hint="不同意时必填；记入审计日志" rows={3} />
      <Actions>
        <SubmitButton>提交</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** Takes one's own proposal back. */
export function WithdrawPostForm({ changeId }: { changeId: string }) {
  return (
    <ActionForm action={withdrawPostAction}>
      <input type="hidden" name="changeId" value={changeId} />
      <Actions>
        <SubmitButton look="quiet">撤回这项任免</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
