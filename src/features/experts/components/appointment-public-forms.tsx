"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { queryObjectionAction, submitObjectionAction } from "../actions/appointment-public";

type FormProps = { head: ReactNode; title: string; children?: ReactNode };

/** 提出异议: what is wrong and how one knows; who says so is optional. */
export function ObjectionForm({
  applicationId,
  head,
  title,
  children,
}: FormProps & { applicationId: string }) {
  return (
    <ActionForm action={submitObjectionAction} head={head} title={title}>
      <input type="hidden" name="applicationId" value={applicationId} />
      {children}
      <TextArea
        name="content"
        label="异议的内容和依据"
        hint="写明什么不实或者不符合条件，怎样可以查证，最多2000个字。"
        rows={6}
      />
      <TextField name="name" label="您的姓名" hint="可以不填，匿名提出" optional />
      <TextField name="unit" label="您的单位" hint="加密保存，只有核查人可以看到" optional />
      <Actions>
        <SubmitButton>提交异议</SubmitButton>
        <ButtonLink look="quiet" href={`/publicity/${applicationId}`}>
          不提出，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 查询异议: by the code that was shown once. */
export function ObjectionQueryForm({ head, title, children }: FormProps) {
  return (
    <ActionForm action={queryObjectionAction} head={head} title={title}>
      {children}
      <TextField name="code" label="查询码" hint="提交异议时给您的32位查询码，可以带横线" />
      <Actions>
        <SubmitButton>查询</SubmitButton>
        <ButtonLink look="quiet" href="/publicity">
          返回公示
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}
