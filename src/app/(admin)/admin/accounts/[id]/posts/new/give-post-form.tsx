"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { DateTimeField } from "@/ui/date-time-field";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { proposePostAction } from "../../../../actions";
import { postLabels } from "../../../account-words";

type Props = {
  userId: string;
  today: string;
  districts: readonly Option[];
  title: string;
  head: ReactNode;
};

/** Which post, for which area, from when, and the document it rests on. */
export function GivePostForm({ userId, today, districts, title, head }: Props) {
  return (
    <ActionForm action={proposePostAction} title={title} head={head}>
      <input type="hidden" name="userId" value={userId} />
      <Select
        name="post"
        label="岗位"
        blank="请选择"
        hint="系统、安全、审计管理员不能兼任，也不能与监管岗位兼任"
        options={Object.entries(postLabels).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="district"
        label="区（市）"
        blank="请选择"
        hint="只有区（市）监管岗位需要选择"
        options={districts}
        optional
      />
      <DateTimeField name="validFrom" label="起始日期" kind="date" value={today} min={today} />
      <DateTimeField name="validTo" label="截止日期" kind="date" hint="不填为长期" optional />
      <TextField name="document" label="依据文件" hint="任命文件的名称、文号和日期" maxLength={200} />
      <Actions>
        <SubmitButton>提出任命</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
