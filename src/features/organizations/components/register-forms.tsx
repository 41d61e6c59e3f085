"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { NumberField } from "@/ui/number-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  changeOrganizationAction,
  correctOwnershipAction,
  endOwnershipAction,
  recordOwnershipAction,
  renameOrganizationAction,
} from "../actions/register";
import { kindNames } from "../input";

type FormProps = { head: ReactNode; title: string; unitId: string; children?: ReactNode };

function Foot({ unitId, children }: { unitId: string; children: ReactNode }) {
  return (
    <Actions>
      <SubmitButton>{children}</SubmitButton>
      <ButtonLink look="quiet" href={`/regulator/organizations/${unitId}`}>
        不办理，返回
      </ButtonLink>
    </Actions>
  );
}

const kinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }));

/** What a unit does, whose branch it is, whether the ownership line stops at it. */
export function ChangeUnitForm({
  head,
  title,
  unitId,
  now,
}: FormProps & {
  now: { version: string; kinds: readonly string[]; headUscc: string | null; stopReason: string | null };
}) {
  return (
    <ActionForm action={changeOrganizationAction} head={head} title={title}>
      <input type="hidden" name="organizationId" value={unitId} />
      <input type="hidden" name="version" value={now.version} />
      <Checkboxes name="kinds" label="单位类型" optional options={kinds} value={now.kinds} />
      <TextField
        name="headUscc"
        label="所属法人单位的统一社会信用代码"
        hint="本单位是分公司等分支机构的填写；独立法人不填"
        value={now.headUscc ?? ""}
        width="medium"
        optional
      />
      <Checkbox name="stopNode" checked={now.stopReason !== null}>
        作为止点单位：国资监管机构、财政、政府部门。它出资的单位之间不因它成为关联单位
      </Checkbox>
      <TextArea
        name="stopReason"
        label="作为止点单位的理由"
        hint="勾选止点单位时填写"
        value={now.stopReason ?? ""}
        rows={2}
        optional
      />
      <Foot unitId={unitId}>保存</Foot>
    </ActionForm>
  );
}

/** 更名: the code stays. */
export function RenameForm({ head, title, unitId, name, children }: FormProps & { name: string }) {
  return (
    <ActionForm action={renameOrganizationAction} head={head} title={title}>
      <input type="hidden" name="organizationId" value={unitId} />
      <input type="hidden" name="before" value={name} />
      {children}
      <TextField name="name" label="新名称" hint="与营业执照一致" />
      <DateTimeField name="from" label="更名日期" kind="date" />
      <TextField name="document" label="依据" hint="如准予变更登记通知书的文号" />
      <Foot unitId={unitId}>登记更名</Foot>
    </ActionForm>
  );
}

type ShareNow = { percent: string; controls: boolean; validFrom: string; validTo: string | null };

function ShareFields({ now }: { now?: ShareNow }) {
  return (
    <>
      <NumberField name="percent" label="持股比例" unit="%" decimal value={now?.percent} />
      <RadioGroup
        name="controls"
        label="是否控制"
        hint="控制：持股过半，或者依协议、章程能够决定其经营。各持一半且共同控制的，双方都选“控制”"
        value={now ? (now.controls ? "yes" : "no") : undefined}
        options={[
          { value: "yes", label: "控制" },
          { value: "no", label: "不控制" },
        ]}
      />
      <DateTimeField name="validFrom" label="从" hint="股权开始之日" kind="date" value={now?.validFrom} />
      <DateTimeField
        name="validTo"
        label="到"
        hint="最后一日；仍在持有的不填"
        kind="date"
        value={now?.validTo ?? undefined}
        optional
      />
    </>
  );
}

/** A share another unit holds in this one. */
export function NewShareForm({ head, title, unitId }: FormProps) {
  return (
    <ActionForm action={recordOwnershipAction} head={head} title={title}>
      <input type="hidden" name="ownedId" value={unitId} />
      <TextField
        name="ownerUscc"
        label="股东的统一社会信用代码"
        hint="股东须已在单位名录中；个人股东不登记"
        width="medium"
      />
      <ShareFields />
      <Foot unitId={unitId}>登记股权</Foot>
    </ActionForm>
  );
}

type ShareFormProps = FormProps & { shareId: string };

/** The share was really given up. */
export function EndShareForm({ head, title, unitId, shareId, children }: ShareFormProps) {
  return (
    <ActionForm action={endOwnershipAction} head={head} title={title}>
      <input type="hidden" name="organizationId" value={unitId} />
      <input type="hidden" name="shareId" value={shareId} />
      {children}
      <DateTimeField name="lastDay" label="最后一日" hint="持有该股权的最后一天" kind="date" />
      <Foot unitId={unitId}>终止股权</Foot>
    </ActionForm>
  );
}

/** The share was recorded wrongly: the record stays, marked as superseded. */
export function CorrectShareForm({
  head,
  title,
  unitId,
  shareId,
  now,
  children,
}: ShareFormProps & { now: ShareNow }) {
  return (
    <ActionForm action={correctOwnershipAction} head={head} title={title}>
      <input type="hidden" name="shareId" value={shareId} />
      {children}
      <RadioGroup
        name="kind"
        label="更正方式"
        value="correct"
        options={[
          { value: "correct", label: "改为下面填写的内容" },
          { value: "void", label: "作废", hint: "从来没有这笔股权，下面的内容不用填写" },
        ]}
      />
      <ShareFields now={now} />
      <TextArea name="reason" label="更正的理由" hint="记入全程记录" rows={2} />
      <Foot unitId={unitId}>提交更正</Foot>
    </ActionForm>
  );
}
