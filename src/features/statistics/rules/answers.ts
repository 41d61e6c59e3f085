/** How invitations were answered, and why seats had to be drawn again. Pure. */
import type { InvitationState } from "@/db/schema";
import type { Month } from "./months";

export const answers = ["accepted", "declined", "timedOut", "undeliverable", "revoked", "waiting"] as const;
export type Answer = (typeof answers)[number];

const answerOf: Readonly<Record<InvitationState, Answer>> = {
  CREATED: "waiting",
  SENT: "waiting",
  DELIVERED: "waiting",
  // Accepting counts whatever came of it later.
  ACCEPTED: "accepted",
  ATTENDED: "accepted",
  NO_SHOW: "accepted",
  WITHDRAWN: "accepted",
  REMOVED_CONFLICT: "accepted",
  RELEASED: "accepted",
  DECLINED: "declined",
  TIMED_OUT: "timedOut",
  UNDELIVERABLE: "undeliverable",
  REVOKED: "revoked",
};

export interface InvitationCount {
  readonly month: string;
  readonly state: InvitationState;
  readonly reason: string | null;
  readonly times: number;
}

export interface AnswerRow extends Month, Readonly<Record<Answer, number>> {
  readonly times: number;
}

/** Answers of each month of the period. */
export function answerRows(read: readonly InvitationCount[], months: readonly Month[]): AnswerRow[] {
  return months.map((month) => {
    const own = read.filter((one) => one.month === month.month);
    const of = (answer: Answer) => total(own.filter(({ state }) => answerOf[state] === answer));
    return {
      ...month,
      accepted: of("accepted"),
      declined: of("declined"),
      timedOut: of("timedOut"),
      undeliverable: of("undeliverable"),
      revoked: of("revoked"),
      waiting: of("waiting"),
      times: total(own),
    };
  });
}

/** Why they could not come, the most frequent first. */
export function declineRows(read: readonly InvitationCount[]): { reason: string; times: number }[] {
  return counted(
    read.filter(({ state }) => state === "DECLINED"),
    ({ reason }) => reason ?? "OTHER",
  );
}

export const redrawReasons = [
  "DECLINED",
  "TIMED_OUT",
  "UNDELIVERABLE",
  "CONFLICT",
  "HELD",
  "STANDING",
  "WITHDRAWN",
  "RELEASED",
  "NO_SHOW",
  "OTHER",
  "UNFILLED",
] as const;
export type RedrawReason = (typeof redrawReasons)[number];

/** A seat drawn again: how whoever had it before gave it up; null: nobody had it. */
export interface Vacancy {
  readonly before: InvitationState | null;
  readonly revoked: string | null;
  readonly times: number;
}

/** Why a seat had to be drawn again. */
export function redrawReason({ before, revoked }: Pick<Vacancy, "before" | "revoked">): RedrawReason {
  switch (before) {
    case null:
      return "UNFILLED";
    case "DECLINED":
    case "TIMED_OUT":
    case "UNDELIVERABLE":
    case "WITHDRAWN":
    case "NO_SHOW":
      return before;
    case "REMOVED_CONFLICT":
      return "CONFLICT";
    case "RELEASED":
    case "REVOKED":
      if (revoked === "CONFLICT" || revoked === "HELD" || revoked === "STANDING") return revoked;
      return before === "RELEASED" ? "RELEASED" : "OTHER";
    default:
      return "OTHER";
  }
}

/** Seats drawn again by why, the most frequent reason first. */
export function redrawRows(read: readonly Vacancy[]): { reason: RedrawReason; times: number }[] {
  return counted(read, redrawReason);
}

function counted<Row extends { readonly times: number }, Reason extends string>(
  rows: readonly Row[],
  reasonOf: (row: Row) => Reason,
): { reason: Reason; times: number }[] {
  const totals = new Map<Reason, number>();
  for (const row of rows) totals.set(reasonOf(row), (totals.get(reasonOf(row)) ?? 0) + row.times);
  return [...totals]
    .map(([reason, times]) => ({ reason, times }))
    .sort((a, b) => b.times - a.times || (a.reason < b.reason ? -1 : 1));
}

function total(rows: readonly { readonly times: number }[]): number {
  return rows.reduce((sum, { times }) => sum + times, 0);
}
