import type { ComplaintBody, ComplaintOutcome, ComplaintState } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";
import { finalStates, waitingStates } from "./rules/labels";

/** A complaint as a decision about it looks at it. */
export interface ComplaintFacts {
  readonly state: ComplaintState;
  readonly body: ComplaintBody;
  readonly handlerId: string | null;
  readonly decidedBy: string | null;
  readonly named: boolean;
  readonly decideBy: Date | null;
  readonly extendedAt: Date | null;
  readonly toldAt: Date | null;
  readonly statementBy: Date | null;
  readonly statedAt: Date | null;
  readonly reviewUntil: Date | null;
  readonly outcome: ComplaintOutcome | null;
  readonly reviewOutcome: ComplaintOutcome | null;
  readonly subjectExpertId: string | null;
  readonly subjectOrganizationId: string | null;
}

/** What stands between somebody and a complaint (D12, E33). */
export interface Bonds {
  /** She is complained about. */
  readonly subject: boolean;
  /** She works where the accused works, or for the accused unit. */
  readonly sharedUnit: boolean;
  /** She holds an office with the authority complained about. */
  readonly ownBody: boolean;
  /** It was taken away from her. */
  readonly relieved: boolean;
}

type Officer = Pick<UserActor, "post" | "personId">;

const deny = (code: string, sentence: string): Denial => ({ code, sentence });

/** Why somebody is not independent enough to work on it; null when she is. */
export function whyNotIndependent({ subject, sharedUnit, ownBody, relieved }: Bonds): Denial | null {
  if (subject) return deny("OWN_COMPLAINT", "这件举报涉及您本人，应当由其他同志办理。");
  if (sharedUnit) return deny("SAME_UNIT", "您与被举报人或者被举报单位有任职关系，应当回避。");
  if (ownBody) return deny("OWN_BODY", "被举报的是您任职的机构，应当由上级机关办理。");
  if (relieved) return deny("RELIEVED", "这件举报已经改由其他同志办理。");
  return null;
}

/** 接办: by somebody of the authority it lies with, who is independent, while nobody has it. */
export function whyNotTake(actor: Officer, one: ComplaintFacts, bonds: Bonds): Denial | null {
  return (
    whyNotBody(actor, one) ??
    whyNotIndependent(bonds) ??
    (one.handlerId !== null ? deny("TAKEN", "这件举报已经有人接办。") : null) ??
    (waitingStates.includes(one.state) ? null : deny("NOT_WAITING", "这件举报现在不需要接办。")) ??
    (one.state === "REVIEW_REQUESTED" && one.decidedBy === actor.personId
      ? deny("DECIDED_IT", "您作出了原来的结论，复查应当由其他同志办理。")
      : null)
  );
}

/** What the handler alone may do, while it stands so and she is still independent. */
export function whyNotHandle(
  actor: Officer,
  one: ComplaintFacts,
  bonds: Bonds,
  states: readonly ComplaintState[],
): Denial | null {
  return whyNotHandler(actor, one, states) ?? whyNotIndependent(bonds);
}

/** 受理审查. */
export const whyNotTriage = (actor: Officer, one: ComplaintFacts, bonds: Bonds) =>
  whyNotHandle(actor, one, bonds, ["TRIAGE"]);

/** Who has it gives it back, independent or not: for just that she may have to. */
export const whyNotHandBack = (actor: Officer, one: ComplaintFacts) =>
  whyNotHandler(actor, one, ["TRIAGE", "INVESTIGATING", "REVIEW_REQUESTED"]);

/** 转市局: the station's triage finds that the station itself is meant (E33), whoever has read it. */
export const whyNotRefer = (actor: Officer, one: ComplaintFacts) =>
  whyNotHandler(actor, one, ["TRIAGE"]) ??
  (one.body === "station" ? null : deny("AT_BUREAU", "这件举报已经由市局办理。"));

/** 更换承办人 (E33): by the bureau, never by who has it. */
export function whyNotRelieve(actor: Officer, one: ComplaintFacts, bonds: Bonds): Denial | null {
  if (actor.post !== "bureau") return deny("BUREAU_ONLY", "更换承办人由市局决定。");
  if (one.handlerId === null || whyNotOpenState(one, ["TRIAGE", "INVESTIGATING", "REVIEW_REQUESTED"]))
    return deny("NOT_IN_HAND", "这件举报现在没有人承办。");
  if (one.handlerId === actor.personId)
    return deny("OWN_HANDLING", "您自己承办的，请退回接办，由其他同志接办。");
  return whyNotIndependent({ ...bonds, relieved: false });
}

/** 延长办理期限: once, while it is still running. */
export function whyNotExtend(actor: Officer, one: ComplaintFacts, bonds: Bonds, now: Date): Denial | null {
  return (
    whyNotHandle(actor, one, bonds, ["INVESTIGATING"]) ??
    (one.extendedAt ? deny("EXTENDED", "办理期限已经延长过一次，不能再延长。") : null) ??
    (one.decideBy && now >= one.decideBy
      ? deny("OVERDUE", "办理期限已经届满，不能再延长，请尽快作出结论。")
      : null)
  );
}

/** 请被举报人说明情况: once. */
export function whyNotAsk(actor: Officer, one: ComplaintFacts, bonds: Bonds): Denial | null {
  return (
    whyNotHandle(actor, one, bonds, ["INVESTIGATING"]) ??
    (one.toldAt ? deny("ASKED", "已经请被举报人说明情况。") : null)
  );
}

/** A conclusion against somebody needs that she was heard, or had her time to speak. */
export function whyNotDecide(
  actor: Officer,
  one: ComplaintFacts,
  bonds: Bonds,
  outcome: ComplaintOutcome | null,
  now: Date,
): Denial | null {
  const denial = whyNotHandle(actor, one, bonds, ["INVESTIGATING"]);
  if (denial || outcome === null || outcome === "DISMISSED") return denial;
  if (!one.toldAt) return deny("NOT_HEARD", "认定举报成立或者部分成立以前，应当请被举报人说明情况。");
  return one.statedAt || !one.statementBy || now >= one.statementBy
    ? null
    : deny("STATEMENT_OPEN", "被举报人说明情况的期限还没有届满，也还没有收到说明。");
}

/** 告知. */
export const whyNotNotify = (actor: Officer, one: ComplaintFacts, bonds: Bonds) =>
  whyNotHandle(actor, one, bonds, ["DECIDED"]);

/** 复查: by somebody else than who decided. */
export function whyNotReview(actor: Officer, one: ComplaintFacts, bonds: Bonds): Denial | null {
  return (
    whyNotHandle(actor, one, bonds, ["REVIEW_REQUESTED"]) ??
    (one.decidedBy === actor.personId
      ? deny("DECIDED_IT", "您作出了原来的结论，复查应当由其他同志办理。")
      : null)
  );
}

/** 办结 after a review. */
export const whyNotClose = (actor: Officer, one: ComplaintFacts, bonds: Bonds) =>
  whyNotHandle(actor, one, bonds, ["REVIEWED"]);

/**
 * 据此提出信用事件 (D13): what a closed complaint was found to show, about a member or a unit of the platform. By the
 * station, whose credit events are; never before the time for a review is over, so that nothing rests on what may fall.
 */
export function whyNotProposeCredit(actor: Officer, one: ComplaintFacts, bonds: Bonds): Denial | null {
  if (actor.post !== "station") return deny("STATION_ONLY", "信用事件由市监督站提出。");
  const early = whyNotBody(actor, one) ?? whyNotIndependent(bonds);
  if (early) return early;
  if (one.state !== "CLOSED") return deny("NOT_CLOSED", "举报还没有办结，办结后才能据此提出信用事件。");
  const outcome = one.reviewOutcome ?? one.outcome;
  if (outcome !== "UPHELD" && outcome !== "PARTLY")
    return deny("DISMISSED", "举报不成立，不能据此提出信用事件。");
  return one.subjectExpertId || one.subjectOrganizationId
    ? null
    : deny("NO_SUBJECT", "被举报人不是库内专家或者平台单位，不能记入信用台账。");
}

/** Who the author is: for who has it alone, while there is still something to do. */
export function whyNotOpenAuthor(actor: Officer, one: ComplaintFacts, bonds: Bonds): Denial | null {
  if (one.handlerId !== actor.personId || actor.post !== one.body)
    return deny("NOT_HANDLER", "举报人身份只有承办人可以查看。");
  if (!one.named) return deny("ANONYMOUS", "这件举报是匿名的，没有留下举报人身份。");
  if (finalStates.includes(one.state)) return deny("CLOSED", "举报已经办结，不再提供举报人身份。");
  return whyNotIndependent(bonds);
}

/** What was written, word for word: for who has it alone; afterwards for nobody. */
export function mayReadContent(actor: Officer, one: Pick<ComplaintFacts, "handlerId" | "body">): boolean {
  return one.handlerId === actor.personId && actor.post === one.body;
}

/** 被举报人说明情况: once asked, until the conclusion; late is better than never. */
export function whyNotState(one: Pick<ComplaintFacts, "state" | "toldAt" | "statedAt">): Denial | null {
  if (!one.toldAt || (one.state !== "INVESTIGATING" && one.state !== "ACCEPTED"))
    return deny("NOT_ASKED", "现在不需要您说明情况。");
  return one.statedAt ? deny("STATED", "您已经说明过情况。") : null;
}

/** 申请复查: by the author or the accused, within the days after they were told. */
export function whyNotRequestReview(
  one: Pick<ComplaintFacts, "state" | "reviewUntil">,
  now: Date,
): Denial | null {
  if (one.state !== "NOTIFIED") return deny("NOT_NOTIFIED", "现在不能申请复查。");
  return one.reviewUntil && now < one.reviewUntil ? null : deny("REVIEW_OVER", "申请复查的期限已经届满。");
}

function whyNotHandler(
  actor: Officer,
  one: ComplaintFacts,
  states: readonly ComplaintState[],
): Denial | null {
  return (
    whyNotBody(actor, one) ??
    (one.handlerId === actor.personId ? null : deny("NOT_HANDLER", "这件举报不由您承办。")) ??
    whyNotOpenState(one, states)
  );
}

function whyNotBody(actor: Officer, one: Pick<ComplaintFacts, "body">): Denial | null {
  return actor.post === one.body ? null : deny("OTHER_BODY", "这件举报不由您所在的机关办理。");
}

function whyNotOpenState(
  one: Pick<ComplaintFacts, "state">,
  states: readonly ComplaintState[],
): Denial | null {
  return states.includes(one.state) ? null : deny("MOVED", "举报的状态已经变化，请刷新页面后再办理。");
}
