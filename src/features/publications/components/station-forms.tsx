"use client";

import type { ReactNode } from "react";
import type { Audience, PublicationKind } from "@/db/schema";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { UploadForm } from "@/ui/upload-form";
import {
  changePublicationAction,
  draftPublicationAction,
  publishPublicationAction,
  remindReadersAction,
  withdrawPublicationAction,
} from "../actions/station";
import { publicationUploadPath } from "../rules/files";
import { audienceLabels, audienceOptions, kindLabels, kindOptions } from "../rules/labels";

interface Content {
  readonly kind: PublicationKind;
  readonly title: string;
  readonly body: string;
  readonly audience: readonly Audience[];
  readonly required: boolean;
}

function ContentFields({ content }: { content?: Content }) {
  return (
    <>
      <RadioGroup
        name="kind"
        label="类别"
        value={content?.kind}
        options={kindOptions.map((value) => ({ value, label: kindLabels[value] }))}
      />
      <TextField name="title" label="标题" value={content?.title} maxLength={100} />
      <TextArea
        name="body"
        label="正文"
        hint="直接写文字，空行分段，最多20000个字；文件在保存以后上传"
        rows={10}
        value={content?.body}
      />
      <Checkboxes
        name="audience"
        label="发布对象"
        value={content?.audience}
        options={audienceOptions.map((value) => ({ value, label: audienceLabels[value] }))}
      />
      <Checkbox name="required" checked={content?.required}>
        要求专家确认已阅读
      </Checkbox>
    </>
  );
}

/** 起草. */
export function DraftForm({ head, title }: { head: ReactNode; title: string }) {
  return (
    <ActionForm action={draftPublicationAction} head={head} title={title}>
      <ContentFields />
      <Actions>
        <SubmitButton>保存草稿</SubmitButton>
        <ButtonLink look="quiet" href="/regulator/publications">
          不保存，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 修改草稿. */
export function ChangeForm({ publicationId, content }: { publicationId: string; content: Content }) {
  return (
    <ActionForm action={changePublicationAction}>
      <input type="hidden" name="publicationId" value={publicationId} />
      <ContentFields content={content} />
      <Actions>
        <SubmitButton look="quiet">保存修改</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 上传文件 to a draft; `error` is the sentence of the last refusal. */
export function PublicationUpload({ publicationId, error }: { publicationId: string; error?: string }) {
  return (
    <UploadForm
      action={publicationUploadPath(publicationId)}
      page={`/regulator/publications/${publicationId}`}
      label="文件"
      hint="PDF，每个不超过20MB，最多10个；上传后不能删除。"
      accept=".pdf,application/pdf"
      error={error}
      look="quiet"
    />
  );
}

/** 发布. */
export function PublishForm({ publicationId }: { publicationId: string }) {
  return (
    <ActionForm action={publishPublicationAction}>
      <input type="hidden" name="publicationId" value={publicationId} />
      <Actions>
        <SubmitButton>发布</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 撤下. */
export function WithdrawForm({ publicationId }: { publicationId: string }) {
  return (
    <ActionForm action={withdrawPublicationAction}>
      <input type="hidden" name="publicationId" value={publicationId} />
      <TextArea name="reason" label="撤下的理由" rows={2} hint="撤下后读者不再看到，阅读记录保留" />
      <Actions>
        <SubmitButton look="quiet">撤下</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 提醒未读专家. */
export function RemindForm({ publicationId, unread }: { publicationId: string; unread: number }) {
  return (
    <ActionForm action={remindReadersAction}>
      <input type="hidden" name="publicationId" value={publicationId} />
      <Actions>
        <SubmitButton>提醒 {unread} 名未读专家</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
