"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { RadioGroup } from "@/ui/choices";
import { blankForm } from "@/ui/form-state";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { commentRevisionAction, decideRevisionAction, saveOpinionAction } from "../actions/expert";

type FormProps = { roundId: string; title?: string; head?: ReactNode; children?: ReactNode };

/** A member's word while the revision lies with the leader. */
export function CommentForm({ roundId, head, title }: FormProps) {
  return (
    <ActionForm action={commentRevisionAction} head={head} title={title}>
      <input type="hidden" name="roundId" value={roundId} />
      <TextArea
        name="text"
        label="补充意见"
        hint="组长和施工单位都能看到；由组长作出结论"
        optional
        rows={4}
      />
      <Actions>
        <SubmitButton look="quiet">提交补充意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

export type JudgedItem = {
  id: string;
  ordinal: number;
  text: string;
  place: string;
  reply: string;
  done: "yes" | "no" | "";
  remark: string;
};

type OpinionProps = FormProps & { items: readonly JudgedItem[]; opinion: string; decision: string };

/** 组长审查意见: each required change is judged, then the whole. */
export function OpinionForm({ roundId, items, opinion, decision, children, ...form }: OpinionProps) {
  const kept = Object.fromEntries([
    ["opinion", opinion],
    ["decision", decision],
    ...items.flatMap(({ id, done, remark }) => [
      [`done.${id}`, done],
      [`remark.${id}`, remark],
    ]),
  ]);
  return (
    <ActionForm action={saveOpinionAction} initial={blankForm(kept)} {...form}>
      <input type="hidden" name="roundId" value={roundId} />
      {children}
      {items.map(({ id, ordinal, text, place, reply }) => (
        <Card key={id} title={`第${ordinal}项`}>
          <p>{text}</p>
          <p>
            <b>修改位置：</b>
            {place}
            <br />
            <b>怎样修改：</b>
            {reply}
          </p>
          <RadioGroup
            name={`done.${id}`}
            label={`第${ordinal}项是否已经落实`}
            layout="side"
            options={[
              { value: "yes", label: "已落实" },
              { value: "no", label: "未落实" },
            ]}
          />
          <TextArea
            name={`remark.${id}`}
            label={`第${ordinal}项说明`}
            hint="未落实的，写明还缺什么"
            optional
            rows={2}
          />
        </Card>
      ))}
      <Card title="总的意见">
        <RadioGroup
          name="decision"
          label="审查结论"
          options={[
            { value: "CONFIRMED", label: "确认", hint: "必须修改的内容全部落实，可以报审批" },
            { value: "MORE_CHANGES", label: "继续修改", hint: "退回施工单位，修改后再交您审查" },
            { value: "SUBSTANTIAL", label: "属于重大修改", hint: "本项目关闭，修改后的方案重新论证" },
          ]}
        />
        <TextArea name="opinion" label="审查意见" rows={5} />
      </Card>
      <Actions sticky>
        <SubmitButton>保存并核对</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** The opinion repeated, to be given. */
export function DecideForm({ roundId, children, ...form }: FormProps) {
  return (
    <ActionForm action={decideRevisionAction} {...form}>
      <input type="hidden" name="roundId" value={roundId} />
      {children}
      <Actions sticky>
        <SubmitButton big>提交审查意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
