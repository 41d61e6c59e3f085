"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkboxes } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import type { Option } from "@/ui/option";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { issueTokenAction, revokeTokenAction } from "../actions/tokens";
import { resourceLabels, resources } from "../rules/resources";

type IssueProps = {
  head: ReactNode;
  title: string;
  areas: readonly Option[];
  /** Days as the browser's field has them; `days` between them. */
  today: string;
  latest: string;
  days: number;
};

/** 签发令牌: for whom, what, where, and until when. */
export function IssueTokenForm({ head, title, areas, today, latest, days }: IssueProps) {
  return (
    <ActionForm action={issueTokenAction} head={head} title={title}>
      <TextField name="system" label="接入系统名称" hint="例如：青岛市智慧工地“一张网”" maxLength={60} />
      <TextField name="operator" label="运行单位" hint="对令牌的保管负责的单位" maxLength={60} />
      <Checkboxes
        name="resources"
        label="可以读取的内容"
        options={resources.map((value) => ({ value, label: resourceLabels[value] }))}
      />
      <Checkboxes
        name="areas"
        label="地区"
        hint="区、市包括其中的功能区；选全市的，不用再选其他"
        options={areas}
      />
      <DateTimeField
        name="expiresOn"
        label="失效日期"
        hint={`当日24:00失效，最长${days}日`}
        kind="date"
        min={today}
        max={latest}
      />
      <Actions>
        <SubmitButton>签发令牌</SubmitButton>
        <ButtonLink look="quiet" href="/admin/interface">
          不签发，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

type RevokeProps = { tokenId: string; head: ReactNode; title: string; children: ReactNode };

/** 吊销令牌, with the reason that goes on record. */
export function RevokeTokenForm({ tokenId, head, title, children }: RevokeProps) {
  return (
    <ActionForm action={revokeTokenAction} head={head} title={title}>
      <input type="hidden" name="tokenId" value={tokenId} />
      {children}
      <TextArea
        name="reason"
        label="吊销理由"
        hint="记入审计日志；吊销后接入系统立即不能读取，也不能恢复"
        rows={3}
      />
      <Actions>
        <SubmitButton>吊销令牌</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
