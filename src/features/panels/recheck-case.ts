import type { CaseState } from "@/db/schema";
import { lockCase, moveCase, type ReviewCase } from "@/features/reviews";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { endSeats } from "./end-seats";
import { settleCase } from "./jobs";
import { parametersOf } from "./lane";
import { flagConflicts } from "./member-questions/flag-conflicts";
import { lapseQuestionsOf } from "./member-questions/lapse-questions";
import { openQuestions } from "./member-questions/open-questions";
import { findUnfit, peopleIn, type Unfit } from "./recheck";
import { consequenceFor } from "./rules/member-question";

/** A panel that stands, before its meeting. */
export const formedStates = ["PANEL_FORMED", "PRE_REVIEW"] as const satisfies readonly CaseState[];
/** People are asked or seated, and seats can still be drawn again. */
const openStates: readonly CaseState[] = ["DRAWING", "INVITING", "POOL_EXHAUSTED", ...formedStates];
/** The meeting has been, the outcome is not settled. */
const heldStates: readonly CaseState[] = [
  "IN_MEETING",
  "AWAITING_REPORT",
  "REPORT_CHECK",
  "CONCLUDED",
  "REVISION",
  "LEADER_CONFIRMED",
  "MEDIATION",
  "APPROVAL",
];
/** Cases in which a change of what is known about people can matter. */
export const recheckedStates: readonly CaseState[] = [...openStates, ...heldStates];

/**
 * Looks at everybody asked or seated again. A conflict of interest ends the seat, and so does lost standing
 * before the panel stands; in a standing panel the station is asked (D2 a, E7, E8). Vacancies are drawn again.
 * After the meeting has begun nothing is replaced: a conflict is put on record for the station.
 * Answers how many seats ended.
 */
export async function recheckCase(ctx: Ctx, caseId: string): Promise<number> {
  return (await recheckSeats(ctx, caseId)).ended;
}

/** The same, answering also how many questions were put to the station. */
export async function recheckSeats(ctx: Ctx, caseId: string): Promise<{ ended: number; asked: number }> {
  return mutation(ctx, async (tx, now) => {
    const nothing = unchanged({ ended: 0, asked: 0 });
    const reviewed = await lockCase(tx, caseId);
    const formed = isFormed(reviewed);
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    if (heldStates.includes(reviewed.state) || (formed && begun(reviewed, now))) {
      const audit = await flagConflicts(tx, reviewed, policy);
      return audit.length > 0 ? { value: nothing.value, audit: entries(audit) } : nothing;
    }
    if (!openStates.includes(reviewed.state)) return nothing;
    const people = await peopleIn(tx, caseId, ["CREATED", "SENT", "DELIVERED", "ACCEPTED"]);
    const unfit = await findUnfit(tx, reviewed, people, now, policy);
    const judged = people.flatMap((one) => {
      const found = unfit.get(one.id);
      return found ? [{ ...one, unfit: found, consequence: judge(one.state, found, formed) }] : [];
    });
    const ending = judged.filter(({ consequence }) => consequence === "END");
    const asking = judged.flatMap(({ consequence, ...one }) =>
      consequence === "ASK" && one.unfit.lost ? [{ ...one, cause: one.unfit.lost.cause }] : [],
    );
    if (ending.length + asking.length === 0) return nothing;
    const ended = await endSeats(tx, reviewed, ending, now, policy);
    // Asked about for another reason by now: the older question is moot.
    const lapsed = await lapseQuestionsOf(
      tx,
      asking.map(({ id }) => id),
    );
    const asked = await openQuestions(tx, reviewed, asking, now, policy);
    if (ending.length > 0 && formed) await reopen(tx, reviewed);
    return {
      value: { ended: ending.length, asked: asking.length },
      audit: entries([...ended.audit, ...lapsed, ...asked.audit]),
      jobs: [...ended.jobs, ...asked.jobs, ...(ending.length > 0 ? [settleCase.request({ caseId })] : [])],
    };
  });
}

/** What follows from what is wrong with somebody seated or asked. */
export function judge(state: string, unfit: Unfit, formed: boolean): "STAY" | "ASK" | "END" {
  return consequenceFor({
    accepted: state === "ACCEPTED",
    formed,
    conflict: unfit.conflict !== null,
    cause: unfit.lost?.cause ?? null,
    answered: unfit.lost?.answered ?? false,
  });
}

export function isFormed(reviewed: ReviewCase): boolean {
  return formedStates.some((state) => state === reviewed.state);
}

export function begun(reviewed: ReviewCase, now: Date): boolean {
  return reviewed.meetingFrom !== null && reviewed.meetingFrom <= now;
}

/** A standing panel that has lost somebody is drawn again; its names are withdrawn meanwhile. */
export async function reopen(tx: Parameters<typeof moveCase>[0], reviewed: ReviewCase): Promise<void> {
  await moveCase(tx, reviewed.id, formedStates, "DRAWING", { panelFormedAt: null });
}
