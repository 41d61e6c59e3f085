"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { decideJobAction } from "../../actions";

type Props = { jobId: string; title: string; head: ReactNode; children: ReactNode };

/** Tries buried work again, or leaves it buried for good, with the reason that goes on record. */
export function DecideJobForm({ jobId, title, head, children }: Props) {
  return (
    <ActionForm action={decideJobAction} title={title} head={head}>
      <input type="hidden" name="jobId" value={jobId} />
      {children}
      <RadioGroup
        name="decision"
        label="处理方式"
        options={[
          { value: "retry", label: "重新处理", hint: "再试十二次；同一件事不会做两次" },
          { value: "give-up", label: "放弃", hint: "以后不能再处理" },
        ]}
      />
      <TextArea name="reason" label="理由" hint="记入审计日志" rows={3} />
      <Actions>
        <SubmitButton>提交</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
