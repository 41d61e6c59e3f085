import type { OutsideReviewState } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";
import { whyNotInspect } from "./policy";

interface Review {
  readonly state: OutsideReviewState;
  readonly recordedFor: string;
  readonly recordedBy: string;
  readonly statement: string | null;
  readonly stateBy: Date | null;
}

function whyNotOwn(actor: Actor, review: Review): Denial | null {
  const denial = whyNotInspect(actor);
  if (denial) return denial;
  return actor.kind === "user" && actor.jurisdiction === review.recordedFor
    ? null
    : { code: "OTHER_BODY", sentence: "这项记录由记录它的机构办理。" };
}

const notNow = (sentence: string): Denial => ({ code: "NOT_NOW", sentence });

/** 告知单位: once there is evidence of what is recorded. */
export function whyNotNotify(actor: Actor, review: Review, evidence: number): Denial | null {
  const denial = whyNotOwn(actor, review);
  if (denial) return denial;
  if (review.state !== "RECORDED") return notNow("已经告知单位或已经办结，请刷新页面。");
  return evidence > 0 ? null : { code: "NO_EVIDENCE", sentence: "请先上传证据材料，再告知单位。" };
}

/** 陈述申辩 of the unit: while its days run, once. */
export function whyNotState(review: Review, now: Date): Denial | null {
  if (review.state !== "NOTIFIED") return notNow("现在没有等待陈述的记录，请刷新页面。");
  if (review.statement !== null) return notNow("陈述申辩已经提交，不能再改。");
  return review.stateBy !== null && now < review.stateBy ? null : notNow("陈述申辩的期限已过。");
}

/** 通报: by somebody else of the body than who recorded it, after the unit was heard or its days are over. */
export function whyNotCirculate(actor: Actor, review: Review, now: Date): Denial | null {
  const denial = whyNotOwn(actor, review);
  if (denial) return denial;
  if (review.state !== "NOTIFIED") return notNow("告知单位以后才能通报。");
  if (actor.kind === "user" && actor.personId === review.recordedBy)
    return { code: "OWN_RECORD", sentence: "记录的人不能自己决定通报，请由另一位同志办理。" };
  const heard = review.statement !== null || (review.stateBy !== null && now >= review.stateBy);
  return heard ? null : { code: "NOT_HEARD", sentence: "单位陈述申辩的期限还没有到，请等待。" };
}

/** 撤回: found to be wrong before it was circulated. */
export function whyNotWithdraw(actor: Actor, review: Review): Denial | null {
  const denial = whyNotOwn(actor, review);
  if (denial) return denial;
  return review.state === "RECORDED" || review.state === "NOTIFIED"
    ? null
    : notNow("已经通报或撤回，不能再改。");
}

/** 移出重点检查对象 before its day: by the body that watches or the station, and not by who put it there. */
export function whyNotLift(
  actor: Actor,
  watch: { readonly jurisdictionCode: string; readonly placedBy: string; readonly liftedAt: Date | null },
): Denial | null {
  const denial = whyNotInspect(actor);
  if (denial) return denial;
  if (actor.kind !== "user" || (actor.jurisdiction !== watch.jurisdictionCode && actor.post !== "station"))
    return { code: "OTHER_BODY", sentence: "由列入的机构或市监督站办理移出。" };
  if (watch.liftedAt) return notNow("已经移出，请刷新页面。");
  return actor.personId === watch.placedBy
    ? { code: "OWN_WATCH", sentence: "列入的人不能自己移出，请由另一位同志办理。" }
    : null;
}
