import type { CampaignKind } from "@/db/schema";
import type { DateString } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

export const campaignKindLabels: Readonly<Record<CampaignKind, string>> = {
  NEW: "集中申报",
  RENEWAL: "换届申报",
  ROLLING: "常态受理",
};

export const applicationKindLabels = { NEW: "新申报", RENEWAL: "续聘", SPECIAL: "特邀" } as const;

export type CampaignState = "AHEAD" | "OPEN" | "OVER" | "CLOSED";
export const campaignStateLabels: Readonly<Record<CampaignState, string>> = {
  AHEAD: "未开始",
  OPEN: "受理中",
  OVER: "已截止",
  CLOSED: "提前关闭",
};

/** Where a window stands on a day in China. */
export function campaignState(
  campaign: { opensOn: DateString; closesOn: DateString | null; closed: boolean },
  today: DateString,
): CampaignState {
  if (campaign.closed) return "CLOSED";
  if (campaign.opensOn > today) return "AHEAD";
  return campaign.closesOn !== null && campaign.closesOn < today ? "OVER" : "OPEN";
}

/** The pool is the station's to call for; the bureau reads, the districts have nothing to do with it. */
export function whyNotRunCampaigns(actor: Actor): Denial | null {
  const station = actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
  return station
    ? null
    : { code: "STATION_ONLY", sentence: "专家申报由市监督站组织，您可以查看，不能办理。" };
}

/** A published window can be closed early, once. */
export function whyNotClose(
  actor: Actor,
  campaign: { opensOn: DateString; closesOn: DateString | null; closed: boolean },
  today: DateString,
): Denial | null {
  const denied = whyNotRunCampaigns(actor);
  if (denied) return denied;
  const state = campaignState(campaign, today);
  if (state === "CLOSED") return { code: "CLOSED", sentence: "这次申报已经关闭。" };
  if (state === "OVER") return { code: "OVER", sentence: "这次申报已经截止，不必关闭。" };
  return null;
}

export type SpecialInvitationState = "VALID" | "USED" | "EXPIRED" | "REVOKED";
export const specialInvitationLabels: Readonly<Record<SpecialInvitationState, string>> = {
  VALID: "有效",
  USED: "已申报",
  EXPIRED: "已过期",
  REVOKED: "已撤回",
};

/** Where a special invitation stands; one that was used stays used, whatever comes after. */
export function specialInvitationState(
  invitation: { expiresOn: DateString; revoked: boolean; used: boolean },
  today: DateString,
): SpecialInvitationState {
  if (invitation.used) return "USED";
  if (invitation.revoked) return "REVOKED";
  return invitation.expiresOn < today ? "EXPIRED" : "VALID";
}

/** Only one that nobody has used yet can be taken back. */
export function whyNotRevoke(actor: Actor, state: SpecialInvitationState): Denial | null {
  const denied = whyNotRunCampaigns(actor);
  if (denied) return denied;
  if (state === "VALID") return null;
  const sentences = {
    USED: "对方已经据此申报，不能撤回。",
    EXPIRED: "这份特邀已经过期，不必撤回。",
    REVOKED: "这份特邀已经撤回。",
  } as const;
  return { code: state, sentence: sentences[state] };
}
