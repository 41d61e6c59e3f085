"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { removeViewAction, saveViewAction } from "../actions/views";

type SaveProps = { address: string; head: ReactNode; title: string };

/** 保存常用查询. */
export function SaveViewForm({ address, head, title }: SaveProps) {
  return (
    <ActionForm action={saveViewAction} head={head} title={title}>
      <input type="hidden" name="address" value={address} />
      <TextField name="title" label="名称" hint="例如：本周的论证会" width="medium" maxLength={30} />
      <Actions>
        <SubmitButton>保存</SubmitButton>
        <ButtonLink look="quiet" href={address}>
          不保存，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 删除 one; `name` tells apart the buttons of a list. */
export function RemoveViewForm({ viewId, name }: { viewId: string; name: string }) {
  return (
    <ActionForm action={removeViewAction}>
      <input type="hidden" name="viewId" value={viewId} />
      <SubmitButton look="slim">
        删除<span className="visually-hidden">{name}</span>
      </SubmitButton>
    </ActionForm>
  );
}
