import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { RadioGroup } from "@/ui/choices";
import type { Option } from "@/ui/option";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import {
  acceptInvitationAction,
  declineInvitationAction,
  openInvitationAction,
  prepareAcceptAction,
  withdrawInvitationAction,
} from "../actions/expert";

export type ExpertFormProps = { invitationId: string; title: string; head: ReactNode; children?: ReactNode };

function Own({ invitationId }: { invitationId: string }) {
  return <input type="hidden" name="invitationId" value={invitationId} />;
}

/** 打开邀请: the press that starts the confirmation time. */
export function OpenInvitationForm({ invitationId, children, ...form }: ExpertFormProps) {
  return (
    <ActionForm action={openInvitationAction} {...form}>
      <Own invitationId={invitationId} />
      {children}
      <SubmitButton big>打开邀请</SubmitButton>
    </ActionForm>
  );
}

/** The invitation's question: the undertaking and the two answers. */
export function UndertakingForm({ invitationId, children, ...form }: ExpertFormProps) {
  return (
    <ActionForm action={prepareAcceptAction} {...form}>
      <Own invitationId={invitationId} />
      {children}
      <Checkbox name="undertaking">我与以上单位没有利害关系，并承担保密义务。</Checkbox>
      <SubmitButton big>参加</SubmitButton>
      <ButtonLink big look="quiet" href={`/expert/invitations/${invitationId}/decline`}>
        不能参加
      </ButtonLink>
    </ActionForm>
  );
}

/** The answer repeated, to be sent. */
export function AcceptForm({ invitationId, children, ...form }: ExpertFormProps) {
  return (
    <ActionForm action={acceptInvitationAction} {...form}>
      <Own invitationId={invitationId} />
      <input type="hidden" name="undertaking" value="yes" />
      {children}
      <SubmitButton big>确认提交</SubmitButton>
      <ButtonLink big look="quiet" href={`/expert/invitations/${invitationId}`}>
        返回修改
      </ButtonLink>
    </ActionForm>
  );
}

export type DeclineFormProps = ExpertFormProps & {
  reason: string;
  /** The project's units, when the reason is an interest. */
  parties?: readonly Option[];
  noteHint?: string;
};

/** The refusal repeated: with an interest also the unit; a remark for who wants to make one. */
export function DeclineForm({
  invitationId,
  children,
  reason,
  parties,
  noteHint,
  ...form
}: DeclineFormProps) {
  return (
    <ActionForm action={declineInvitationAction} {...form}>
      <Own invitationId={invitationId} />
      <input type="hidden" name="reason" value={reason} />
      {children}
      {parties ? (
        <RadioGroup
          name="party"
          label="与哪家单位有利害关系"
          required
          layout="big"
          options={[...parties, { value: "all", label: "不止一家，或者说不清" }]}
        />
      ) : null}
      <TextArea name="note" label="补充说明" optional hint={noteHint} rows={3} />
      <SubmitButton big>确认提交</SubmitButton>
      <ButtonLink big look="quiet" href={`/expert/invitations/${invitationId}/decline`}>
        返回修改
      </ButtonLink>
    </ActionForm>
  );
}

/** Leaving a panel after having accepted. */
export function WithdrawForm({ invitationId, children, ...form }: ExpertFormProps) {
  return (
    <ActionForm action={withdrawInvitationAction} {...form}>
      <Own invitationId={invitationId} />
      {children}
      <TextArea name="note" label="退出原因" hint="监督机构会看到这段话，请写明事由。" rows={4} />
      <SubmitButton big>确认退出</SubmitButton>
      <ButtonLink big look="quiet" href={`/expert/invitations/${invitationId}`}>
        不退出，返回
      </ButtonLink>
    </ActionForm>
  );
}
