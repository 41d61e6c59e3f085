import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { Checkboxes } from "@/ui/choices";
import { blankForm } from "@/ui/form-state";
import { NumberField } from "@/ui/number-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  changeTitleAction,
  preparePreferencesAction,
  resignAction,
  setPreferencesAction,
} from "../actions/membership";
import { districts, weekdays } from "../input/membership";

type FormProps = { title: string; head: ReactNode; children?: ReactNode };

/** The setting as a form holds it. */
export type PreferenceAnswers = {
  districts: string[];
  daysOff: string[];
  monthlyCap: string;
  basis: string;
};

/** 参评意愿: where, when and how often. */
export function PreferencesForm({
  kept,
  policyCap,
  children,
  ...frame
}: FormProps & { kept: PreferenceAnswers; policyCap: number }) {
  return (
    <ActionForm action={preparePreferencesAction} initial={blankForm(kept)} {...frame}>
      <input type="hidden" name="basis" value={kept.basis} />
      {children}
      <Checkboxes
        name="districts"
        label="愿意去哪些区（市）"
        optional
        hint="一个都不选，表示全市都可以。"
        options={districts}
        value={kept.districts}
      />
      <Checkboxes
        name="daysOff"
        label="每周哪几天不能参加"
        optional
        layout="side"
        options={weekdays}
        value={kept.daysOff}
      />
      <NumberField
        name="monthlyCap"
        label="每30日最多参加几次"
        optional
        unit="次"
        hint={`不填，按统一的上限${policyCap}次。`}
      />
      <SubmitButton big>继续</SubmitButton>
    </ActionForm>
  );
}

/** The setting repeated with what it costs, to be sent. */
export function PreferencesCheckForm({
  kept,
  backHref,
  children,
  ...frame
}: FormProps & { kept: PreferenceAnswers; backHref: string }) {
  const many = (name: string, values: readonly string[]) =>
    values.map((value) => <input key={`${name}-${value}`} type="hidden" name={name} value={value} />);
  return (
    <ActionForm action={setPreferencesAction} {...frame}>
      {many("districts", kept.districts)}
      {many("daysOff", kept.daysOff)}
      <input type="hidden" name="monthlyCap" value={kept.monthlyCap} />
      <input type="hidden" name="basis" value={kept.basis} />
      {children}
      <SubmitButton big>保存</SubmitButton>
      <ButtonLink big look="quiet" href={backHref}>
        返回修改
      </ButtonLink>
    </ActionForm>
  );
}

/** 职称变更. */
export function TitleForm({ current, children, ...frame }: FormProps & { current: string }) {
  return (
    <ActionForm action={changeTitleAction} {...frame}>
      <input type="hidden" name="basis" value={current} />
      {children}
      <TextField name="title" label="新的职称" hint="按证书填写，例如“正高级工程师”。" autoComplete="off" />
      <TextField name="certificate" label="职称证书编号" hint="监督站会核对证书。" autoComplete="off" />
      <SubmitButton big>保存</SubmitButton>
    </ActionForm>
  );
}

/** 退出专家库: the last word. */
export function ResignForm({ children, ...frame }: FormProps) {
  return (
    <ActionForm action={resignAction} {...frame}>
      {children}
      <TextArea name="reason" label="退出原因" hint="监督站会看到。涉及健康的，不需要写病情。" rows={3} />
      <SubmitButton big>确认退出专家库</SubmitButton>
      <ButtonLink big look="quiet" href="/expert/profile">
        不退出，返回
      </ButtonLink>
    </ActionForm>
  );
}
