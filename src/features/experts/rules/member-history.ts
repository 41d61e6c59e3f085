import { dateAt } from "@/features/rulebook";
import type { MemberFacts } from "../decisions/queries/list-member-facts";

/** What holds of a member, the gravest first; nothing of it: nothing stands against her. */
export const memberStatuses = {
  DECEASED: "已去世",
  REMOVED: "已取消资格",
  RESIGNED: "已退出",
  SUSPENDED: "暂停中",
  TO_BE_SUSPENDED: "将被暂停",
  NOT_IN_TERM: "不在聘期",
  NOT_ONBOARDED: "未办入库手续",
  ON_LEAVE: "请假中",
} as const;
export type MemberStatus = keyof typeof memberStatuses;

/** What a row says of its own past. */
interface Dated {
  readonly recordedAt: Date;
}

/**
 * The record as it stood at an instant of the past: what was recorded later is not there, what ended later has
 * not ended yet (D2 d). Valid days are left as they are: they say for when something was true.
 */
export function asKnownAt(facts: MemberFacts, at: Date): MemberFacts {
  const known = <T extends Dated>(rows: readonly T[]) => rows.filter(({ recordedAt }) => recordedAt <= at);
  const ended = (instant: Date | null) => (instant !== null && instant <= at ? instant : null);
  return {
    ...facts,
    terms: known(facts.terms).map((row) => ({
      ...row,
      supersededAt: ended(row.supersededAt),
      onboardedAt: ended(row.onboardedAt),
    })),
    specialties: known(facts.specialties).map((row) => ({ ...row, supersededAt: ended(row.supersededAt) })),
    employments: known(facts.employments).map((row) => ({ ...row, supersededAt: ended(row.supersededAt) })),
    suspensions: known(facts.suspensions).map((row) => ({ ...row, liftedAt: ended(row.liftedAt) })),
    departures: known(facts.departures).map((row) => ({ ...row, endedAt: ended(row.endedAt) })),
    leaves: known(facts.leaves).map((row) => ({ ...row, cancelledAt: ended(row.cancelledAt) })),
    preferences: known(facts.preferences).map((row) => ({ ...row, supersededAt: ended(row.supersededAt) })),
    conduct: known(facts.conduct),
  };
}

/** What held of her at `at`, by the facts given. */
export function statusesAt(facts: MemberFacts, at: Date): MemberStatus[] {
  const day = dateAt(at);
  const statuses: MemberStatus[] = facts.departures.flatMap(({ kind, endedAt, departedAt }) =>
    endedAt === null && departedAt <= at ? [kind] : [],
  );
  const standing = facts.suspensions.filter(
    ({ liftedAt, suspendedTo }) => liftedAt === null && (suspendedTo === null || suspendedTo > at),
  );
  if (standing.some(({ suspendedFrom }) => suspendedFrom <= at)) statuses.push("SUSPENDED");
  else if (standing.length > 0) statuses.push("TO_BE_SUSPENDED");
  const term = facts.terms.filter(
    ({ supersededAt, termFrom, termTo }) => supersededAt === null && termFrom <= day && day <= termTo,
  );
  if (term.length === 0) statuses.push("NOT_IN_TERM");
  else if (term.every(({ onboardedAt }) => onboardedAt === null)) statuses.push("NOT_ONBOARDED");
  const leave = facts.leaves.some(
    ({ cancelledAt, leaveFrom, leaveTo }) => cancelledAt === null && leaveFrom <= day && day <= leaveTo,
  );
  return leave ? [...statuses, "ON_LEAVE"] : statuses;
}
