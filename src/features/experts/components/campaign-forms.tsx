import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  closeCampaignAction,
  issueInvitationAction,
  prepareCampaignAction,
  publishCampaignAction,
  revokeInvitationAction,
} from "../actions/campaign";

type FormProps = { head: ReactNode; title: string; children?: ReactNode };

function Foot({ back, stay, children }: { back: string; stay: string; children: ReactNode }) {
  return (
    <Actions>
      <SubmitButton>{children}</SubmitButton>
      <ButtonLink look="quiet" href={back}>
        {stay}
      </ButtonLink>
    </Actions>
  );
}

export type CampaignValues = {
  kind?: string;
  title?: string;
  notice?: string;
  libraries?: readonly string[];
  opensOn?: string;
  closesOn?: string;
};

/** A window to be published; the next page repeats it. */
export function CampaignForm({
  head,
  title,
  values,
  libraries,
  today,
}: FormProps & { values: CampaignValues; libraries: Readonly<Record<string, string>>; today: string }) {
  return (
    <ActionForm action={prepareCampaignAction} head={head} title={title}>
      <RadioGroup
        name="kind"
        label="类型"
        value={values.kind}
        options={[
          { value: "NEW", label: "集中申报", hint: "面向还不是库内专家的人员，有截止日期" },
          { value: "RENEWAL", label: "换届申报", hint: "面向聘期将满或者已满的库内专家，有截止日期" },
          { value: "ROLLING", label: "常态受理", hint: "新申报和续聘都可以，没有截止日期" },
        ]}
      />
      <TextField name="title" label="名称" hint="例如“2026年下半年专家集中申报”" value={values.title} />
      <TextArea
        name="notice"
        label="申报须知"
        hint="申报人开始填写前看到，不超过500字"
        value={values.notice}
        rows={6}
      />
      <Checkboxes
        name="libraries"
        label="专家库"
        value={values.libraries}
        options={Object.entries(libraries).map(([value, label]) => ({ value, label }))}
      />
      <DateTimeField
        kind="date"
        name="opensOn"
        label="开始日期"
        value={values.opensOn ?? today}
        min={today}
      />
      <DateTimeField
        kind="date"
        name="closesOn"
        label="截止日期"
        hint="当日24:00截止；常态受理的不填"
        value={values.closesOn}
        min={today}
      />
      <Foot back="/regulator/campaigns" stay="不发布，返回">
        核对
      </Foot>
    </ActionForm>
  );
}

/** Publishes what stands above it. */
export function PublishForm({
  head,
  title,
  fields,
  back,
  children,
}: FormProps & { fields: readonly (readonly [string, string])[]; back: string }) {
  return (
    <ActionForm action={publishCampaignAction} head={head} title={title}>
      {fields.map(([name, value]) => (
        <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Foot back={back} stay="返回修改">
        确认发布
      </Foot>
    </ActionForm>
  );
}

export function CloseCampaignForm({ head, title, campaignId, children }: FormProps & { campaignId: string }) {
  return (
    <ActionForm action={closeCampaignAction} head={head} title={title}>
      <input type="hidden" name="campaignId" value={campaignId} />
      {children}
      <TextArea name="reason" label="关闭原因" hint="记入全程记录，不超过200字" rows={3} />
      <Foot back={`/regulator/campaigns/${campaignId}`} stay="不关闭，返回">
        提前关闭
      </Foot>
    </ActionForm>
  );
}

/** The bureau's document invites one person. */
export function InvitationForm({ head, title, today }: FormProps & { today: string }) {
  return (
    <ActionForm action={issueInvitationAction} head={head} title={title}>
      <TextField name="name" label="姓名" width="medium" autoComplete="off" />
      <TextField
        name="idNumber"
        label="身份证件号码"
        hint="只用来认出本人，平台不保存号码"
        width="medium"
        autoComplete="off"
        maxLength={30}
      />
      <TextField name="document" label="市住建局文件文号" hint="例如“青住建字〔2026〕12号”" width="medium" />
      <DateTimeField kind="date" name="expiresOn" label="有效期至" min={today} />
      <Foot back="/regulator/special-invitations" stay="不发出，返回">
        发出特邀
      </Foot>
    </ActionForm>
  );
}

export function RevokeInvitationForm({
  head,
  title,
  invitationId,
  children,
}: FormProps & { invitationId: string }) {
  return (
    <ActionForm action={revokeInvitationAction} head={head} title={title}>
      <input type="hidden" name="invitationId" value={invitationId} />
      {children}
      <Foot back="/regulator/special-invitations" stay="不撤回，返回">
        撤回特邀
      </Foot>
    </ActionForm>
  );
}
