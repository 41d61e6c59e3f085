import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import {
  confirmReportAction,
  dissentFromReportAction,
  draftReportAction,
  presentReportAction,
  takeBackReportAction,
} from "../actions/expert";
import { conclusionCodes, conclusionLabels } from "../rules/labels";

type Own = { invitationId: string };
type Page = { title: string; head: ReactNode; children?: ReactNode };

/** 开始起草: from what the members have said. */
export function StartDraftForm({ invitationId, again }: Own & { again: boolean }) {
  return (
    <ActionForm action={draftReportAction}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <SubmitButton big>{again ? "重新起草论证报告" : "汇总意见，起草论证报告"}</SubmitButton>
    </ActionForm>
  );
}

/** 提交专家确认: the leader's own word as well. */
export function PresentForm({
  invitationId,
  seen,
  back,
  ...page
}: Own & Page & { seen: string; back: string }) {
  const { children, ...form } = page;
  return (
    <ActionForm action={presentReportAction} {...form}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <input type="hidden" name="seen" value={seen} />
      {children}
      <SubmitButton big>提交专家确认</SubmitButton>
      <ButtonLink big look="quiet" href={back}>
        返回修改
      </ButtonLink>
    </ActionForm>
  );
}

/** 收回修改, before everybody has answered. */
export function TakeBackForm({ invitationId, contentHash }: Own & { contentHash: string }) {
  return (
    <ActionForm action={takeBackReportAction}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <input type="hidden" name="contentHash" value={contentHash} />
      <SubmitButton look="quiet">收回修改</SubmitButton>
    </ActionForm>
  );
}

type Answer = Own & Page & { contentHash: string; other: string };

/** 确认: of exactly what stands above it. */
export function ConfirmForm({ invitationId, contentHash, other, children, ...form }: Answer) {
  return (
    <ActionForm action={confirmReportAction} {...form}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <input type="hidden" name="contentHash" value={contentHash} />
      {children}
      <Checkbox name="read">我已通读论证报告，同意全部内容和结论。</Checkbox>
      <SubmitButton big>确认</SubmitButton>
      <ButtonLink big look="quiet" href={other}>
        不同意
      </ButtonLink>
    </ActionForm>
  );
}

/** 不同意: her own conclusion and why. */
export function DissentForm({ invitationId, contentHash, other, children, ...form }: Answer) {
  return (
    <ActionForm action={dissentFromReportAction} {...form}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <input type="hidden" name="contentHash" value={contentHash} />
      {children}
      <RadioGroup
        name="conclusion"
        label="您本人的结论"
        layout="big"
        options={conclusionCodes.map((value) => ({ value, label: conclusionLabels[value] }))}
      />
      <TextArea name="reason" label="不同意的理由" rows={5} />
      <SubmitButton big>提交不同意见</SubmitButton>
      <ButtonLink big look="quiet" href={other}>
        返回报告
      </ButtonLink>
    </ActionForm>
  );
}
