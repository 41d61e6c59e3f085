import type { CampaignKind } from "@/db/schema";
import { type DateString, formatDate } from "@/features/rulebook";
import type { Denial } from "@/platform/errors";

/** What is known of somebody who wants to apply. */
export interface ApplicantStanding {
  /** Signed in for a unit (法人登录): a unit is no expert. */
  readonly legal: boolean;
  readonly openApplication: boolean;
  /** The membership so far; null for whoever never was a member. */
  readonly member: {
    /** Last day of the last term. */
    readonly termTo: DateString | null;
    readonly departed: "RESIGNED" | "REMOVED" | "DECEASED" | null;
    /** First day on which a removed expert may apply again. */
    readonly banUntil: DateString | null;
  } | null;
}

/** How somebody gets in: a published campaign, or the bureau's invitation to her. */
export type Way =
  | {
      readonly kind: CampaignKind;
      readonly opensOn: DateString;
      readonly closesOn: DateString | null;
      readonly closed: boolean;
    }
  | {
      readonly kind: "SPECIAL";
      readonly expiresOn: DateString;
      readonly revoked: boolean;
      readonly used: boolean;
    };

const refuse = (code: string, sentence: string): Denial => ({ code, sentence });
const full = (day: DateString) => formatDate(day, { year: true }).replace(/（.*/, "");

/** What keeps somebody from applying in any way (D1: no open application, no active ban). */
export function whyNotApply(standing: ApplicantStanding, today: DateString): Denial | null {
  const { member } = standing;
  if (standing.legal) return refuse("LEGAL_LOGIN", "专家申报由本人办理，请退出后用个人实名账号登录。");
  if (standing.openApplication) return refuse("ALREADY_OPEN", "您已有一份申报正在办理，不能再申报。");
  if (member?.departed === "DECEASED") return refuse("DECEASED", "不能申报，请联系平台核实。");
  if (member?.banUntil && today < member.banUntil)
    return refuse("BANNED", `您被取消过专家资格，${full(member.banUntil)}起方可再次申报。`);
  return null;
}

/** Whether a window is open on a day: published, not closed early, not over. */
export function isWindowOpen(
  campaign: { opensOn: DateString; closesOn: DateString | null; closed: boolean },
  today: DateString,
): boolean {
  return (
    !campaign.closed &&
    campaign.opensOn <= today &&
    (campaign.closesOn === null || today <= campaign.closesOn)
  );
}

/** First day on which a renewal can be asked for: the policy's months before the term ends. */
export function renewalOpensOn(termTo: DateString, months: number): DateString {
  const [year = 0, month = 1, day = 1] = termTo.split("-").map(Number);
  const index = year * 12 + (month - 1) - months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const leap = (toYear % 4 === 0 && toYear % 100 !== 0) || toYear % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][toMonth - 1] ?? 31;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(toYear).padStart(4, "0")}-${two(toMonth)}-${two(Math.min(day, last))}`;
}

/** What keeps somebody who may apply from applying in this way; `renewalMonths` of the policy. */
export function whyNotApplyBy(
  way: Way,
  standing: ApplicantStanding,
  today: DateString,
  renewalMonths: number,
): Denial | null {
  if (way.kind === "SPECIAL") {
    if (way.revoked || way.expiresOn < today || way.used)
      return refuse("INVITATION_OVER", "这份特邀已经失效或者使用过，请联系市监督站。");
  } else if (!isWindowOpen(way, today)) {
    return way.opensOn > today && !way.closed
      ? refuse("NOT_OPEN_YET", `这次申报自${full(way.opensOn)}开始受理。`)
      : refuse("WINDOW_OVER", "这次申报已经截止，不再受理。");
  }
  const { running, renewable, opensOn } = renewal(standing, today, renewalMonths);
  if (way.kind === "RENEWAL") {
    if (!standing.member || standing.member.departed || standing.member.termTo === null)
      return refuse("NO_MEMBER", "换届申报面向库内专家，您可以通过新申报或者常态受理申报。");
    if (!renewable) return tooEarly(standing, opensOn, renewalMonths);
    return null;
  }
  if (way.kind === "NEW" && running)
    return refuse("MEMBER", "您是聘期内的库内专家，不必新申报；续聘请通过换届或者常态受理申报。");
  return running && !renewable ? tooEarly(standing, opensOn, renewalMonths) : null;
}

/** What an application in this way is: a renewal for whoever still is, or was until her term ended, a member. */
export function applicationKind(
  way: Way["kind"],
  standing: ApplicantStanding,
  today: DateString,
  renewalMonths: number,
): "NEW" | "RENEWAL" | "SPECIAL" {
  if (way === "SPECIAL" || way === "NEW" || way === "RENEWAL") return way;
  return renewal(standing, today, renewalMonths).renewable ? "RENEWAL" : "NEW";
}

function renewal({ member }: ApplicantStanding, today: DateString, months: number) {
  if (!member || member.departed || member.termTo === null)
    return { running: false, renewable: false, opensOn: null };
  const opensOn = renewalOpensOn(member.termTo, months);
  return { running: member.termTo >= today, renewable: opensOn <= today, opensOn };
}

function tooEarly({ member }: ApplicantStanding, opensOn: DateString | null, months: number): Denial {
  const term = member?.termTo ? `您的聘期至${full(member.termTo)}，` : "";
  return refuse(
    "TOO_EARLY",
    `${term}届满前${months}个月内可以申请续聘${opensOn ? `，即${full(opensOn)}起` : ""}。`,
  );
}
