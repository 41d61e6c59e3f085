"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  applyRunAction,
  computeRunAction,
  decideResultObjectionAction,
  discardRunAction,
  dropEffectAction,
  finalizeRunAction,
  notifyRunAction,
  proposeEffectAction,
  publishRunAction,
  recordTalkAction,
} from "../actions/evaluation";

type Page = { title: string; head: ReactNode; children?: ReactNode };

/** 生成 of one year under one version. */
export function ComputeForm({
  year,
  policies,
  policy,
}: {
  year: number;
  policies: readonly Option[];
  policy: string;
}) {
  return (
    <ActionForm action={computeRunAction}>
      <input type="hidden" name="year" value={year} />
      <Select name="policyCode" label="规则版本" options={policies} value={policy} width="full" />
      <Actions>
        <SubmitButton>生成{year}年年度评价</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

const steps = {
  notify: { action: notifyRunAction, label: "告知全部专家" },
  finalize: { action: finalizeRunAction, label: "确定年度评价" },
  apply: { action: applyRunAction, label: "处理完毕，报请公布" },
  publish: { action: publishRunAction, label: "公布年度评价" },
  discard: { action: discardRunAction, label: "作废，重新生成" },
} as const;
export type RunStep = keyof typeof steps;

/** The next step of a run, as its page's form. */
export function RunStepForm({ step, year, children, ...page }: Page & { step: RunStep; year: number }) {
  const { action, label } = steps[step];
  return (
    <ActionForm action={action} {...page}>
      <input type="hidden" name="year" value={year} />
      {children}
      <Actions>
        <SubmitButton>{label}</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** A step beside the main one: throwing a computation away. */
export function DiscardForm({ year }: { year: number }) {
  const { action, label } = steps.discard;
  return (
    <ActionForm action={action}>
      <input type="hidden" name="year" value={year} />
      <Actions>
        <SubmitButton look="quiet">{label}</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 处理对年度评价的异议. */
export function ResultVerdictForm({ objectionId, children, ...page }: Page & { objectionId: string }) {
  return (
    <ActionForm action={decideResultObjectionAction} {...page}>
      <input type="hidden" name="objectionId" value={objectionId} />
      {children}
      <RadioGroup
        name="decision"
        label="处理意见"
        options={[
          { value: "dismiss", label: "异议不成立", hint: "结果照旧" },
          { value: "accept", label: "异议成立", hint: "按现在的台账重新计算；有误的信用事件须先复核冲回" },
        ]}
      />
      <TextArea name="reason" label="处理的理由" hint="专家会看到" rows={4} />
      <Actions>
        <SubmitButton>提交意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 约谈记录. */
export function TalkForm({ effectId, children, ...page }: Page & { effectId: string }) {
  return (
    <ActionForm action={recordTalkAction} {...page}>
      <input type="hidden" name="effectId" value={effectId} />
      {children}
      <TextArea name="note" label="约谈记录" hint="写明时间、参加人员和内容" rows={5} />
      <Actions>
        <SubmitButton>记入约谈</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 暂停、取消资格: proposed here, decided as any other decision of two. */
export function EffectForm({ effectId, children, ...page }: Page & { effectId: string }) {
  return (
    <ActionForm action={proposeEffectAction} {...page}>
      <input type="hidden" name="effectId" value={effectId} />
      {children}
      <TextField
        name="document"
        label="决定文书文号"
        hint="例如：青市监督〔2027〕12号"
        width="medium"
        maxLength={100}
      />
      <TextArea name="reason" label="事实和依据" rows={4} />
      <Actions>
        <SubmitButton>提出决定</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 不再办理, with the reason. */
export function DropForm({ effectId }: { effectId: string }) {
  return (
    <ActionForm action={dropEffectAction}>
      <input type="hidden" name="effectId" value={effectId} />
      <TextArea name="dropReason" label="不再办理的理由" hint="例如专家已经退出专家库" rows={3} />
      <Actions>
        <SubmitButton look="quiet">不再办理</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
