"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import type { Option } from "@/ui/option";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  confirmEventAction,
  confirmEventsAction,
  decideAppealAction,
  decideObjectionAction,
  notifyEventAction,
  proposeEventAction,
  suspendOnEventAction,
  withdrawEventAction,
} from "../actions/regulator";

type Page = { title: string; head: ReactNode; children?: ReactNode };

type ProposeProps = Page & {
  about: "expert" | "unit";
  subject: string;
  kinds: readonly Option[];
  today: string;
  /** A district names a case of its own area. */
  caseNeeded: boolean;
};

/** 提出信用事件 by hand; its document is uploaded on the next page. */
export function ProposeEventForm({
  about,
  subject,
  kinds,
  today,
  caseNeeded,
  children,
  ...page
}: ProposeProps) {
  return (
    <ActionForm action={proposeEventAction} {...page}>
      <input type="hidden" name="about" value={about} />
      {children}
      <TextField
        name="subject"
        label={about === "expert" ? "专家编号" : "统一社会信用代码"}
        hint={about === "expert" ? "例如：QD000017" : "18位，施工单位或监理单位"}
        value={subject}
        width="medium"
        maxLength={18}
      />
      <RadioGroup name="kind" label="信用事件的种类" options={kinds} />
      <DateTimeField name="occurredOn" label="发生日期" kind="date" max={today} />
      <TextField
        name="caseNumber"
        label="论证编号"
        hint={caseNeeded ? "本区域内的论证项目" : "与论证项目有关的，填写编号"}
        width="medium"
        maxLength={40}
        optional={!caseNeeded}
      />
      <TextArea name="statement" label="事实和依据" hint="写明事实和依据的条款；当事人会看到" rows={5} />
      <TextField
        name="document"
        label="依据文书的文号"
        hint="例如：青市监督〔2026〕12号"
        width="medium"
        maxLength={100}
      />
      <Actions>
        <SubmitButton>提出</SubmitButton>
        <ButtonLink look="quiet" href="/regulator/credit">
          不办理，返回
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}

/** 告知当事人, once the document is there. */
export function NotifyForm({ eventId, children, ...page }: Page & { eventId: string }) {
  return (
    <ActionForm action={notifyEventAction} {...page}>
      <input type="hidden" name="eventId" value={eventId} />
      {children}
      <Actions>
        <SubmitButton>告知当事人</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 撤回, before anybody was told. */
export function WithdrawEventForm({ eventId }: { eventId: string }) {
  return (
    <ActionForm action={withdrawEventAction}>
      <input type="hidden" name="eventId" value={eventId} />
      <Actions>
        <SubmitButton look="quiet">撤回这条信用事件</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** What nobody objected to: confirm, or cancel with the reason. */
export function ConfirmEventForm({ eventId, children, ...page }: Page & { eventId: string }) {
  return (
    <ActionForm action={confirmEventAction} {...page}>
      <input type="hidden" name="eventId" value={eventId} />
      {children}
      <RadioGroup
        name="decision"
        label="办理意见"
        options={[
          { value: "confirm", label: "确认，记入信用台账", hint: "已核对依据；异议期内没有异议" },
          { value: "cancel", label: "取消", hint: "发现有误，不记入信用台账" },
        ]}
      />
      <TextArea name="reason" label="取消的理由" hint="选择“取消”时填写" rows={3} optional />
      <Actions>
        <SubmitButton>提交意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** Several that were read in the list. */
export function ConfirmEventsForm({ options, children, ...page }: Page & { options: readonly Option[] }) {
  return (
    <ActionForm action={confirmEventsAction} {...page}>
      {children}
      <Checkboxes name="eventIds" label="选择要确认的信用事件" options={options} />
      <Actions>
        <SubmitButton>确认所选，记入信用台账</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 处理异议, by the second person. */
export function DecideObjectionForm({ eventId, children, ...page }: Page & { eventId: string }) {
  return (
    <ActionForm action={decideObjectionAction} {...page}>
      <input type="hidden" name="eventId" value={eventId} />
      {children}
      <RadioGroup
        name="decision"
        label="处理意见"
        options={[
          { value: "uphold", label: "异议不成立，维持", hint: "异议期结束后记入信用台账" },
          { value: "cancel", label: "异议成立，取消", hint: "不记入信用台账" },
        ]}
      />
      <TextArea name="reason" label="处理的理由" hint="当事人会看到" rows={4} />
      <Actions>
        <SubmitButton>提交意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 复核, by the bureau. */
export function DecideAppealForm({ appealId, children, ...page }: Page & { appealId: string }) {
  return (
    <ActionForm action={decideAppealAction} {...page}>
      <input type="hidden" name="appealId" value={appealId} />
      {children}
      <RadioGroup
        name="decision"
        label="复核意见"
        options={[
          {
            value: "grant",
            label: "予以冲回",
            hint: "台账记一笔冲回；据此作出的暂停立即解除，当年评价重新计算",
          },
          { value: "dismiss", label: "维持", hint: "信用事件照旧" },
        ]}
      />
      <TextArea name="reason" label="复核的理由" hint="当事人会看到" rows={4} />
      <Actions>
        <SubmitButton>提交复核意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 据此暂停: a decision of two that falls with the event. */
export function SuspendOnEventForm({
  eventId,
  today,
  children,
  ...page
}: Page & { eventId: string; today: string }) {
  return (
    <ActionForm action={suspendOnEventAction} {...page}>
      <input type="hidden" name="eventId" value={eventId} />
      {children}
      <DateTimeField name="from" label="暂停的第一天" hint="不追溯" kind="date" min={today} value={today} />
      <DateTimeField
        name="to"
        label="暂停的最后一天"
        hint="不填写的，到作出恢复决定为止"
        kind="date"
        min={today}
        optional
      />
      <TextField
        name="document"
        label="决定文书文号"
        hint="例如：青市监督〔2026〕12号"
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
