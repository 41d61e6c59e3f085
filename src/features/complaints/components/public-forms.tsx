"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { fileComplaintAction, queryComplaintAction, requestReviewAction } from "../actions/public";
import { complaintSubjects } from "../rules/choices";
import { subjectLabels } from "../rules/labels";

type FormProps = { head: ReactNode; title: string; children?: ReactNode };

/** 举报: whom, what, and who says so. `signedIn`: the name she could give it under by her login. */
export function ComplaintForm({ head, title, signedIn, children }: FormProps & { signedIn?: string }) {
  return (
    <ActionForm action={fileComplaintAction} head={head} title={title}>
      {children}
      <RadioGroup
        name="subjectKind"
        label="举报谁"
        options={complaintSubjects.map((value) => ({ value, label: subjectLabels[value] }))}
      />
      <TextField
        name="subject"
        label="姓名或者单位名称"
        hint="知道的，写全名；专家也可以写专家编号"
        maxLength={100}
      />
      <TextField
        name="caseNumber"
        label="论证项目编号"
        hint="例如：QDLZ-2026-000123；举报不影响论证项目正常进行"
        maxLength={40}
        optional
      />
      <TextArea
        name="content"
        label="事实和依据"
        hint="时间、地点、经过，怎样可以查证，最多4000个字"
        rows={8}
      />
      <RadioGroup
        name="identity"
        label="是否署名"
        options={[
          { value: "anonymous", label: "匿名", hint: "凭查询码查看结果，我们不知道您是谁" },
          { value: "typed", label: "署名，自己填写", hint: "在下面填写姓名，只有承办人可以看到" },
          ...(signedIn
            ? [{ value: "login", label: `署名，以登录身份：${signedIn}`, hint: "只有承办人可以看到" }]
            : []),
        ]}
      />
      <TextField name="name" label="您的姓名" hint="选择“署名，自己填写”的，请填写" maxLength={50} optional />
      <TextField name="unit" label="您的单位" maxLength={100} optional />
      <TextField
        name="contact"
        label="联系电话"
        hint="署名的可以填写，便于承办人核实；匿名的不要填写"
        maxLength={50}
        optional
      />
      <Actions>
        <SubmitButton>提交举报</SubmitButton>
        <ButtonLink look="quiet" href="/complaints">
          不提交，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 查询举报: by the code that was shown once. */
export function ComplaintQueryForm({ head, title, children }: FormProps) {
  return (
    <ActionForm action={queryComplaintAction} head={head} title={title}>
      {children}
      <TextField name="code" label="查询码" hint="提交举报时给您的32位查询码，可以带横线" />
      <Actions>
        <SubmitButton>查询</SubmitButton>
        <ButtonLink look="quiet" href="/complaints">
          返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 申请复查, by who holds the code. */
export function AuthorReviewForm({ until }: { until: string }) {
  return (
    <ActionForm action={requestReviewAction}>
      <TextArea
        name="reason"
        label="申请复查的理由"
        hint={`不服处理结论的，可以在${until}前申请一次，由其他同志复查`}
        rows={4}
      />
      <Actions>
        <SubmitButton look="quiet">申请复查</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
