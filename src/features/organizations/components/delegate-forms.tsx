"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkboxes } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import {
  actForUnitAction,
  endDelegateAction,
  grantDelegateAction,
  prepareDelegateAction,
  resignGrantAction,
} from "../actions/delegates";
import { grantableRights } from "../rules/grantable-rights";

type FormProps = { head?: ReactNode; title?: string; children?: ReactNode };

const list = "/contractor/delegates";

/** First page of naming a delegate; what was typed before comes back, the identity number never. */
export function DelegateForm({
  head,
  title,
  days,
  before,
}: FormProps & {
  days: { from: string; to: string };
  before?: { name: string; rights: readonly string[] };
}) {
  return (
    <ActionForm action={prepareDelegateAction} head={head} title={title}>
      <TextField name="name" label="姓名" hint="与身份证件一致" value={before?.name} width="medium" />
      <TextField
        name="idNumber"
        label="身份证件号码"
        hint="只用来核对登录的人，提交后立即转换为不可还原的编码，不保存号码"
        autoComplete="off"
        width="medium"
      />
      <Checkboxes
        name="rights"
        label="权限"
        hint="经办人都可以查看本单位的工程和论证项目"
        optional
        value={before?.rights}
        options={Object.entries(grantableRights).map(([value, right]) => ({ value, ...right }))}
      />
      <DateTimeField name="validFrom" label="授权从" kind="date" value={days.from} />
      <DateTimeField name="validTo" label="授权到" hint="含当日，最长2年" kind="date" value={days.to} />
      <Actions>
        <SubmitButton>下一步，核对</SubmitButton>
        <ButtonLink look="quiet" href={list}>
          不授权，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** The second page: as checked, sealed. */
export function GrantForm({ head, title, grant, children }: FormProps & { grant: string }) {
  return (
    <ActionForm action={grantDelegateAction} head={head} title={title}>
      <input type="hidden" name="grant" value={grant} />
      {children}
      <Actions>
        <SubmitButton>确认授权</SubmitButton>
        <ButtonLink look="quiet" href={list}>
          不授权，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** The unit ends a grant. */
export function EndDelegateForm({ head, title, grantId, children }: FormProps & { grantId: string }) {
  return (
    <ActionForm action={endDelegateAction} head={head} title={title}>
      <input type="hidden" name="grantId" value={grantId} />
      {children}
      <Actions>
        <SubmitButton>确认终止</SubmitButton>
        <ButtonLink look="quiet" href={list}>
          不终止，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** The person takes a grant up, or changes to a unit taken up before. */
export function ActForUnitForm({
  grantId,
  label,
  primary,
  children,
}: {
  grantId: string;
  label: string;
  primary: boolean;
  children?: ReactNode;
}) {
  return (
    <ActionForm action={actForUnitAction}>
      <input type="hidden" name="grantId" value={grantId} />
      <Actions>
        <SubmitButton look={primary ? "primary" : "quiet"}>{label}</SubmitButton>
        {children}
      </Actions>
    </ActionForm>
  );
}

/** The person gives a grant up. */
export function ResignGrantForm({ head, title, grantId, children }: FormProps & { grantId: string }) {
  return (
    <ActionForm action={resignGrantAction} head={head} title={title}>
      <input type="hidden" name="grantId" value={grantId} />
      {children}
      <Actions>
        <SubmitButton>确认放弃</SubmitButton>
        <ButtonLink look="quiet" href="/delegations">
          不放弃，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}
