/** Inspections by what came of them. Pure. */
import type { InspectionReason, InspectionState } from "@/db/schema";

export const outcomes = ["toVisit", "clean", "rectifying", "escalated", "rectified"] as const;
export type Outcome = (typeof outcomes)[number];

export interface InspectionCount {
  readonly reason: InspectionReason;
  readonly state: InspectionState;
  /** Whether the record names something wrong. */
  readonly found: boolean;
  readonly times: number;
}

export interface ReasonRow extends Readonly<Record<Outcome, number>> {
  readonly reason: InspectionReason;
  readonly times: number;
}

/** What has come of an inspection so far. */
export function outcomeOf({ state, found }: Pick<InspectionCount, "state" | "found">): Outcome {
  switch (state) {
    case "PLANNED":
    case "LIST_EXPORTED":
    case "ON_SITE":
      return "toVisit";
    case "CLOSED":
      return found ? "rectified" : "clean";
    case "ESCALATED":
      return "escalated";
    default:
      return "rectifying";
  }
}

/** Outcomes by why a project was inspected, in the order given; reasons nobody was inspected for are left out. */
export function reasonRows(
  read: readonly InspectionCount[],
  order: readonly InspectionReason[],
): ReasonRow[] {
  return order.flatMap((reason) => {
    const own = read.filter((one) => one.reason === reason);
    if (own.length === 0) return [];
    const of = (outcome: Outcome) => total(own.filter((one) => outcomeOf(one) === outcome));
    const row: ReasonRow = {
      reason,
      toVisit: of("toVisit"),
      clean: of("clean"),
      rectifying: of("rectifying"),
      escalated: of("escalated"),
      rectified: of("rectified"),
      times: total(own),
    };
    return [row];
  });
}

/** How many stand in each state, in the order given; empty states are left out. */
export function stateRows<State extends string>(
  read: readonly { readonly state: State; readonly times: number }[],
  order: readonly State[],
): { state: State; times: number }[] {
  return order
    .map((state) => ({ state, times: total(read.filter((one) => one.state === state)) }))
    .filter(({ times }) => times > 0);
}

function total(rows: readonly { readonly times: number }[]): number {
  return rows.reduce((sum, { times }) => sum + times, 0);
}
