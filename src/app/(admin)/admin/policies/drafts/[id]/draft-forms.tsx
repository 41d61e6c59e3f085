"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { decideDraftAction, discardDraftAction, submitDraftAction } from "../../../actions";

type Props = { draftId: string; title: string; head: ReactNode; children: ReactNode };

/** The security administrator's word on a submitted draft. */
export function DecideDraftForm({ draftId, title, head, children }: Props) {
  return (
    <ActionForm action={decideDraftAction} title={title} head={head}>
      <input type="hidden" name="draftId" value={draftId} />
      {children}
      <RadioGroup
        name="decision"
        label="处理结果"
        options={[
          { value: "publish", label: "公布", hint: "与依据文件核对一致；公布后不能修改" },
          { value: "return", label: "退回修改" },
        ]}
      />
      <TextArea name="reason" label="理由" hint="退回时必填；记入审计日志" rows={3} />
      <Actions>
        <SubmitButton>提交</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** What may be done with a draft by whoever drafts: hand it over, change it, give it up. */
export function OwnDraftForms({ draftId, children }: { draftId: string; children: ReactNode }) {
  return (
    <>
      <ActionForm action={submitDraftAction}>
        <input type="hidden" name="draftId" value={draftId} />
        <Actions>
          <SubmitButton>提交安全管理员公布</SubmitButton>
          {children}
        </Actions>
      </ActionForm>
      <ActionForm action={discardDraftAction}>
        <input type="hidden" name="draftId" value={draftId} />
        <Actions>
          <SubmitButton look="quiet">放弃这份草案</SubmitButton>
        </Actions>
      </ActionForm>
    </>
  );
}
