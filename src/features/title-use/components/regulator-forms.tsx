"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { decideMisuseAction, decideUseAction, recordMisuseAction } from "../actions/regulator";
import { kindLabels, titleUseKinds } from "../rules/labels";

type FormProps = { head: ReactNode; title: string; children?: ReactNode };

/** 同意或者不同意. */
export function DecideUseForm({ useId, head, title, children }: FormProps & { useId: string }) {
  return (
    <ActionForm action={decideUseAction} head={head} title={title}>
      <input type="hidden" name="useId" value={useId} />
      {children}
      <RadioGroup
        name="decision"
        label="答复"
        options={[
          { value: "consent", label: "同意" },
          { value: "refuse", label: "不同意" },
        ]}
      />
      <TextArea name="answer" label="同意的条件，或者不同意的理由" rows={3} optional />
      <Actions>
        <SubmitButton>提交答复</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 登记违规使用专家名义. */
export function RecordMisuseForm({
  head,
  title,
  today,
  number,
  children,
}: FormProps & { today: string; number: string }) {
  return (
    <ActionForm action={recordMisuseAction} head={head} title={title}>
      {children}
      <TextField name="number" label="专家编号" hint="例如：QD000017" value={number} width="medium" />
      <RadioGroup
        name="kind"
        label="活动类型"
        options={titleUseKinds.map((value) => ({ value, label: kindLabels[value] }))}
      />
      <DateTimeField name="happenedOn" label="活动日期" kind="date" max={today} />
      <TextField name="organizer" label="举办单位" maxLength={100} />
      <TextArea
        name="facts"
        label="查明的情况和来源"
        hint="专家可以看到。来自举报的，不要写能看出举报人是谁的内容。"
        rows={5}
      />
      <TextField
        name="complaintNumber"
        label="举报编号"
        hint="由您承办的举报查实的，填写编号；专家看不到"
        width="medium"
        optional
      />
      <Actions>
        <SubmitButton>登记</SubmitButton>
        <ButtonLink look="quiet" href="/regulator/title-use?list=misuse">
          不登记，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 确认或者撤销, by the second person. */
export function DecideMisuseForm({ misuseId, head, title, children }: FormProps & { misuseId: string }) {
  return (
    <ActionForm action={decideMisuseAction} head={head} title={title}>
      <input type="hidden" name="misuseId" value={misuseId} />
      {children}
      <RadioGroup
        name="decision"
        label="办理意见"
        options={[
          { value: "confirm", label: "确认", hint: "收到说明或者说明期限届满以后才能确认" },
          { value: "cancel", label: "撤销登记", hint: "情况不实，或者事先取得了同意" },
        ]}
      />
      <TextArea name="reason" label="理由" hint="专家可以看到" rows={3} />
      <Actions>
        <SubmitButton>提交意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
