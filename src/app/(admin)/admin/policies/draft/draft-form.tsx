"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { saveDraftAction } from "../../actions";

export type ParameterGroup = {
  name: string;
  fields: { name: string; label: string; hint: string; options?: readonly Option[] }[];
};
type Props = {
  values: Readonly<Record<string, string>>;
  earliest: string;
  groups: readonly ParameterGroup[];
  title: string;
  head: ReactNode;
  children: ReactNode;
};

/** Every parameter of the next version, prefilled. */
export function DraftForm({ values, earliest, groups, title, head, children }: Props) {
  return (
    <ActionForm action={saveDraftAction} title={title} head={head}>
      {children}
      <Card title="版本">
        <TextField name="title" label="名称" value={values.title} maxLength={200} />
        <TextArea name="basis" label="依据文件" hint="名称、文号和日期" rows={2} value={values.basis} />
        <DateTimeField
          name="effectiveFrom"
          label="生效日期"
          kind="date"
          hint="当日零时起；不能早于明天"
          min={earliest}
          value={values.effectiveFrom}
        />
      </Card>
      {groups.map((group) => (
        <Card key={group.name} title={group.name}>
          {group.fields.map(({ options, ...field }) =>
            options ? (
              <Select key={field.name} {...field} options={options} value={values[field.name]} width="full" />
            ) : (
              <TextField key={field.name} {...field} value={values[field.name]} width="medium" />
            ),
          )}
        </Card>
      ))}
      <Actions>
        <SubmitButton>保存草案并查看对比</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
