import type { CaseState, InvitationState, OpinionState } from "@/db/schema";
import type { Denial } from "@/platform/errors";

/** What decides whether a member may write, and how what she hands in is marked (D7). */
export interface OpinionFacts {
  readonly caseState: CaseState;
  readonly invitationState: InvitationState;
  readonly state: OpinionState;
  /** The scheduled start, wherever a move has put it; the opinion is due by then (opinion.due). */
  readonly meetingFrom: Date | null;
  readonly frozen: boolean;
}

/** The panel stands and the plan is released; before and between, nothing is handed in. */
const submitting: readonly CaseState[] = ["PRE_REVIEW", "IN_MEETING"];
/** Also while a seat is drawn again or a meeting is broken off: nothing typed is lost over it. */
const drafting: readonly CaseState[] = [
  ...submitting,
  "SUSPENDED",
  "DRAWING",
  "INVITING",
  "POOL_EXHAUSTED",
  "PANEL_FORMED",
];
/** From the release of the plan until it may be built by: the duty of a member in it. */
const reading: readonly CaseState[] = [
  "PRE_REVIEW",
  "IN_MEETING",
  "SUSPENDED",
  "MEDIATION",
  "AWAITING_REPORT",
  "REPORT_CHECK",
  "CONCLUDED",
  "REVISION",
  "LEADER_CONFIRMED",
  "APPROVAL",
];
export const readingStates = reading;
export const memberStates = ["ACCEPTED", "ATTENDED"] as const satisfies readonly InvitationState[];

const holds = (state: InvitationState) => memberStates.some((one) => one === state);
export const isSubmitted = (state: OpinionState) => state === "SUBMITTED" || state === "SUBMITTED_LATE";

/** Why the plan cannot be read by who was asked to review it; null: it can (secrecy, 二(四); ends with the duty). */
export function whyNotReadPlan(facts: Pick<OpinionFacts, "caseState" | "invitationState">): Denial | null {
  if (!holds(facts.invitationState))
    return { code: "NOT_A_MEMBER", sentence: "您已不在这个专家组，不能再阅读方案。" };
  if (reading.includes(facts.caseState)) return null;
  return { code: "NOT_RELEASED", sentence: "专家组成立、方案送审以后才能阅读；论证结束后不再提供。" };
}

/** Why a draft cannot be kept; null: it can. */
export function whyNotSave(facts: OpinionFacts): Denial | null {
  return (
    whyEnded(facts) ??
    (drafting.includes(facts.caseState)
      ? null
      : { code: "NOT_NOW", sentence: "现在不能填写审查意见，请刷新页面。" })
  );
}

/**
 * Why an opinion cannot be handed in at `now`; null: it can. Before the start as often as she likes (每次为新的一版);
 * from the start on only what is still missing, marked late, until the meeting's end (四(二)3).
 */
export function whyNotSubmit(facts: OpinionFacts, now: Date): Denial | null {
  const ended = whyEnded(facts);
  if (ended) return ended;
  if (!submitting.includes(facts.caseState))
    return {
      code: "NOT_NOW",
      sentence: "现在不能提交审查意见：专家组正在补位，或者会议时间待定。草稿仍然保留。",
    };
  if (isSubmitted(facts.state) && hasBegun(facts, now))
    return { code: "BEGUN", sentence: "论证会已经开始，提交过的审查意见不能再修改。" };
  return null;
}

function whyEnded(facts: OpinionFacts): Denial | null {
  if (!holds(facts.invitationState))
    return { code: "NOT_A_MEMBER", sentence: "您已不在这个专家组，不能再填写审查意见。" };
  if (facts.frozen)
    return { code: "FROZEN", sentence: "论证会已经结束，审查意见按当时的情况如实记录，不能再提交或修改。" };
  return null;
}

/** Whether the time of the meeting has come, or the meeting itself. */
export function hasBegun(facts: Pick<OpinionFacts, "caseState" | "meetingFrom">, now: Date): boolean {
  if (facts.caseState === "IN_MEETING") return true;
  return facts.meetingFrom !== null && facts.meetingFrom <= now;
}

/** The mark of what is handed in at `now`: given once, never changed by moving the meeting (E29). */
export function markOf(
  facts: Pick<OpinionFacts, "caseState" | "meetingFrom" | "state">,
  now: Date,
): "SUBMITTED" | "SUBMITTED_LATE" {
  // A late one taken up again for a meeting held later stays late: it was.
  if (facts.state === "SUBMITTED_LATE") return "SUBMITTED_LATE";
  return hasBegun(facts, now) ? "SUBMITTED_LATE" : "SUBMITTED";
}

/** What stays on record when the meeting ends: what was not handed in is missing. */
export function frozenState(state: OpinionState): OpinionState {
  return isSubmitted(state) ? state : "MISSING";
}

/** Whether members read each other's: all are in, or the panel has sat down together. */
export function isOpenToMembers(states: readonly OpinionState[], seats: number, started: boolean): boolean {
  return started || (seats > 0 && states.filter(isSubmitted).length === seats);
}
