"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { requestUseAction, stateMisuseAction, withdrawUseAction } from "../actions/expert";
import { kindLabels, titleUseKinds } from "../rules/labels";

type FormProps = { head: ReactNode; title: string; children?: ReactNode };

/** 申请以专家名义对外活动. `earliest`: the first day that is not too late. */
export function RequestUseForm({ head, title, earliest, children }: FormProps & { earliest: string }) {
  return (
    <ActionForm action={requestUseAction} head={head} title={title}>
      {children}
      <RadioGroup
        name="kind"
        label="活动类型"
        options={titleUseKinds.map((value) => ({ value, label: kindLabels[value] }))}
      />
      <TextField name="organizer" label="举办单位" hint="写全称" maxLength={100} />
      <TextField name="place" label="地点" maxLength={100} />
      <DateTimeField name="dateFrom" label="开始日期" kind="date" min={earliest} />
      <DateTimeField name="dateTo" label="结束日期" kind="date" min={earliest} />
      <TextArea
        name="content"
        label="活动内容"
        hint="做什么，怎样介绍您的专家身份，有没有报酬，最多1000个字"
        rows={5}
      />
      <Actions>
        <SubmitButton>提交申请</SubmitButton>
        <ButtonLink look="quiet" href="/expert/title-use">
          不提交，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 撤回申请. */
export function WithdrawUseForm({ useId }: { useId: string }) {
  return (
    <ActionForm action={withdrawUseAction}>
      <input type="hidden" name="useId" value={useId} />
      <Actions>
        <SubmitButton look="quiet">撤回申请</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 说明情况. */
export function StateMisuseForm({ misuseId }: { misuseId: string }) {
  return (
    <ActionForm action={stateMisuseAction}>
      <input type="hidden" name="misuseId" value={misuseId} />
      <TextArea
        name="statement"
        label="您的说明"
        hint="写明事情的经过和可以查证的依据，最多3000个字。提交后不能修改。"
        rows={6}
      />
      <Actions>
        <SubmitButton>提交说明</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
