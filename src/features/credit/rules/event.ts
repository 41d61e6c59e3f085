import type { CreditState } from "@/db/schema";
import { addDays, dateAt, instantOf } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** A credit event as far as it decides who may do what with it. */
export interface EventFacts {
  readonly state: CreditState;
  readonly source: "RECORDED" | "MANUAL";
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  readonly objectionDueAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly reversedAt: Date | null;
  /** The expert it is about, as a person; null for a unit's. */
  readonly subjectPersonId: string | null;
  /** Documents on file; of a recorded event the record is the evidence. */
  readonly documents: number;
}

const deny = (code: string, sentence: string): Denial => ({ code, sentence });
const closed = deny("CREDIT_MOVED", "这条信用事件的状态已经变化，请刷新页面后再办理。");

export function isStation(actor: Actor): boolean {
  return actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
}

/** Credit events are decided by the station (D14 no. 19), and by nobody about herself (E23). */
export function whyNotStation(actor: Actor, event: Pick<EventFacts, "subjectPersonId">): Denial | null {
  if (!isStation(actor)) return deny("STATION_ONLY", "信用事件由市监督站办理。");
  return whyNotOther(actor, event);
}

function whyNotOther(actor: Actor, { subjectPersonId }: Pick<EventFacts, "subjectPersonId">): Denial | null {
  return actor.kind === "user" && actor.personId === subjectPersonId
    ? deny("OWN_EVENT", "这条信用事件涉及您本人，请由其他同志办理。")
    : null;
}

function isProposer(actor: Actor, { proposedBy }: EventFacts): boolean {
  return actor.kind === "user" && proposedBy !== null && actor.personId === proposedBy;
}

/** By hand: what the platform proposes from a finding has who found it, and is told by itself. */
function proposedByHand(actor: Actor, event: EventFacts): boolean {
  return event.source === "MANUAL" && isProposer(actor, event);
}

/** The second person: whoever proposed it decides nothing about it, whatever account she uses. */
function whyNotSecond(actor: Actor, event: EventFacts): Denial | null {
  return (
    whyNotStation(actor, event) ??
    (isProposer(actor, event)
      ? deny("SAME_PERSON", "信用事件须由两人办理：您提出或者查明了这件事，请由站内另一位同志办理。")
      : null)
  );
}

/** Only who proposed it by hand tells the subject, with the document on file; what is recorded is told by itself. */
export function whyNotNotify(actor: Actor, event: EventFacts): Denial | null {
  if (!proposedByHand(actor, event)) return deny("NOT_PROPOSER", "只有提出人可以办理。");
  if (event.state !== "PROPOSED") return closed;
  return event.documents > 0 ? null : deny("NO_DOCUMENT", "还没有上传依据文书，上传后才能告知。");
}

/** Until the subject was told, whoever proposed it may take it back. */
export function whyNotWithdraw(actor: Actor, event: EventFacts): Denial | null {
  if (!proposedByHand(actor, event)) return deny("NOT_PROPOSER", "只有提出人可以撤回。");
  return event.state === "PROPOSED" ? null : closed;
}

/** One objection, before the window ends; the WHERE of the write says the same. */
export function whyNotObject(event: EventFacts, now: Date): Denial | null {
  if (event.state === "OBJECTED" || event.state === "UPHELD")
    return deny("OBJECTED_ALREADY", "您已经提出过异议，请等待处理结果。");
  if (event.state !== "NOTIFIED" || !event.objectionDueAt) return closed;
  return now < event.objectionDueAt
    ? null
    : deny("WINDOW_OVER", "异议期已经结束。确认后仍有异议的，可以申请复核。");
}

/** An objection is decided by the second person. */
export function whyNotDecideObjection(actor: Actor, event: EventFacts): Denial | null {
  return whyNotSecond(actor, event) ?? (event.state === "OBJECTED" ? null : closed);
}

/** What nobody objected to is confirmed by the second person, never before the window has ended (D13). */
export function whyNotConfirm(actor: Actor, event: EventFacts, now: Date): Denial | null {
  const early = whyNotSecond(actor, event);
  if (early) return early;
  if (event.state !== "NOTIFIED" || !event.objectionDueAt) return closed;
  return now >= event.objectionDueAt ? null : deny("WINDOW_OPEN", "异议期还没有结束，结束后才能确认。");
}

/** What turns out to be wrong is cancelled without waiting for an objection. */
export function whyNotCancel(actor: Actor, event: EventFacts): Denial | null {
  return whyNotSecond(actor, event) ?? (event.state === "NOTIFIED" ? null : closed);
}

/** A suspension rests on what counts against an expert, not on what is still being heard (D13). */
export function whyNotSuspendOn(
  actor: Actor,
  event: EventFacts & { readonly expertId: string | null; readonly points: number },
): Denial | null {
  const early = whyNotStation(actor, event);
  if (early) return early;
  if (!event.expertId || event.points >= 0)
    return deny("NOT_AGAINST", "只有对专家扣分的信用事件才能据以暂停。");
  return event.state === "CONFIRMED" && !event.reversedAt
    ? null
    : deny("NOT_CONFIRMED", "只有已确认的信用事件才能作为处理决定的依据。");
}

/** Last instant of an appeal, exclusive. */
export function appealUntil(confirmedAt: Date, days: number): Date {
  return instantOf(addDays(dateAt(confirmedAt), days + 1));
}

/** 申请复核: once, against what counts, within the policy's days. */
export function whyNotAppeal(
  event: EventFacts & { readonly appealed: boolean; readonly points: number },
  now: Date,
  days: number,
): Denial | null {
  if (event.appealed) return deny("APPEALED_ALREADY", "这条信用事件已经申请过复核。");
  if (event.state !== "CONFIRMED" || !event.confirmedAt || event.reversedAt) return closed;
  if (event.points > 0) return deny("IN_FAVOUR", "加分的信用事件不需要申请复核。");
  return now < appealUntil(event.confirmedAt, days)
    ? null
    : deny("APPEAL_OVER", `确认后超过${days}日，不能再申请复核。`);
}

/** The bureau hears appeals, by somebody who has had no part in the event so far (E33). */
export function whyNotDecideAppeal(
  actor: Actor,
  appeal: { readonly state: "OPEN" | "GRANTED" | "DISMISSED" },
  event: EventFacts,
): Denial | null {
  if (actor.kind !== "user" || actor.role !== "regulator" || actor.post !== "bureau")
    return deny("BUREAU_ONLY", "复核由市住建局办理。");
  if ([event.proposedBy, event.decidedBy].includes(actor.personId))
    return deny("SAME_PERSON", "您办理过这条信用事件，请由局内另一位同志复核。");
  return (
    whyNotOther(actor, event) ??
    (appeal.state === "OPEN" ? null : deny("APPEAL_CLOSED", "复核已经办结，请刷新页面查看结果。"))
  );
}
