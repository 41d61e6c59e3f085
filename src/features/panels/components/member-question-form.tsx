"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { decideQuestionAction } from "../actions/member-question";

type Props = {
  questionId: string;
  /** The dead cannot be kept. */
  mayKeep: boolean;
  head: ReactNode;
  title: string;
  children?: ReactNode;
};

/** The station keeps a member who lost her standing, or has her replaced. */
export function MemberQuestionForm({ questionId, mayKeep, head, title, children }: Props) {
  const keep = { value: "KEEP", label: "保留", hint: "由其履行完本次论证的职责" };
  return (
    <ActionForm action={decideQuestionAction} head={head} title={title}>
      <input type="hidden" name="questionId" value={questionId} />
      {children}
      <RadioGroup
        name="decision"
        label="决定"
        options={[
          ...(mayKeep ? [keep] : []),
          { value: "REPLACE", label: "更换", hint: "席位空出，系统即行随机抽取补位" },
        ]}
      />
      <TextArea name="reason" label="理由" hint="记入全程记录" rows={3} />
      <Actions>
        <SubmitButton>提交决定</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
