import type { CaseState } from "@/db/schema";
import { type ReviewCase, whyNotRequestCancel } from "@/features/reviews";
import type { Ctx } from "@/platform/context";
import { parametersOf } from "../lane";
import { batchAfter, batchAt } from "./contractor-batch";
import { type CaseHead, readOwnCase } from "./contractor-case";
import { type PanelMember, readMembers } from "./contractor-members";
import { readRounds, type ShownRound } from "./contractor-rounds";
import { latestResult, readSeats, type SeatCount } from "./contractor-seats";
import { findExhaustion, type Shortage } from "./contractor-shortage";
import { type TracedEvent, traceOf } from "./contractor-trace";

/** 已成立 in whatever later state: the names are out. */
export const formedStates: readonly CaseState[] = [
  "PANEL_FORMED",
  "PRE_REVIEW",
  "IN_MEETING",
  "SUSPENDED",
  "AWAITING_REPORT",
  "REPORT_CHECK",
  "CONCLUDED",
  "REVISION",
  "LEADER_CONFIRMED",
  "MEDIATION",
  "APPROVAL",
  "APPROVED",
  "IMPLEMENTING",
  "COMPLETED",
  "CLOSED_FAIL",
];

const endedStates: readonly CaseState[] = ["CANCELLED", "VOID"];

/** Before the first draw there is nothing to show but the case. */
export interface UndrawnPanel {
  readonly head: CaseHead;
  readonly stage: "undrawn";
}

export interface ContractorPanel {
  readonly head: CaseHead;
  /** `waiting` for answers, `short` of experts, `formed`, or `ended` without a panel. */
  readonly stage: "waiting" | "short" | "formed" | "ended";
  /** The case's own state, but never ahead of the batch the applicant may see. */
  readonly state: CaseState;
  readonly seats: readonly SeatCount[];
  /** The batch these counts are of, and the next. */
  readonly asOf: Date;
  readonly nextUpdate: Date;
  /** The latest instant at which the next result can show; null when nobody is asked at `asOf`. */
  readonly latestResult: Date | null;
  readonly refresh: string;
  readonly rounds: readonly ShownRound[];
  readonly shortage: Shortage | null;
  readonly members: readonly PanelMember[];
  readonly meeting: { readonly from: Date; readonly to: Date } | null;
  readonly place: string | null;
  readonly formedAt: Date | null;
  readonly cancelRequestedAt: Date | null;
  /** Whether the station can be asked to cancel. */
  readonly mayCancel: boolean;
  readonly trace: readonly TracedEvent[];
}

/**
 * What the applicant may see of the panel (E25, D14 no. 6): counts as of the last batch, never when or why one
 * seat changed; names when the panel stands and not before. Null for a foreign case. The number of statements is fixed; nothing is read that is not shown.
 */
export async function readContractorPanel(
  ctx: Ctx,
  caseId: string,
): Promise<ContractorPanel | UndrawnPanel | null> {
  const own = await readOwnCase(ctx, caseId);
  if (!own) return null;
  const { reviewed, head } = own;
  const policy = await parametersOf(ctx, reviewed);
  const refresh = policy["contractor.view_refresh"];
  const formed = reviewed.panelFormedAt !== null && formedStates.includes(reviewed.state);
  const ended = endedStates.includes(reviewed.state);
  const batch = batchAt(ctx.now, refresh);
  const rounds = await readRounds(ctx, reviewed.id, { batch, refresh, formed });
  const firstDrawnAt = rounds.find(({ round }) => round === 1)?.at;
  if (!firstDrawnAt && !ended) return { head, stage: "undrawn" };
  // The applicant's own press is no secret: until the next batch the page shows its immediate result.
  const asOf = firstDrawnAt && firstDrawnAt > batch ? firstDrawnAt : batch;
  const exhaustion = reviewed.state === "POOL_EXHAUSTED" ? await findExhaustion(ctx, reviewed, asOf) : null;
  const stage = ended ? "ended" : formed ? "formed" : exhaustion ? "short" : "waiting";
  const asking = stage === "waiting" || stage === "short";
  const nextUpdate = batchAfter(ctx.now, refresh);
  const shown = {
    head,
    stage,
    state: stateShown(reviewed, stage),
    seats: ended ? [] : await readSeats(ctx, reviewed.id, { asOf, formed }),
    asOf,
    nextUpdate,
    latestResult: asking ? await latestResult(ctx, reviewed.id, { asOf, nextUpdate, policy }) : null,
    refresh,
    rounds,
    shortage: exhaustion?.shortage ?? null,
    members: formed ? await readMembers(ctx, reviewed.id) : [],
    meeting:
      reviewed.meetingFrom && reviewed.meetingTo
        ? { from: reviewed.meetingFrom, to: reviewed.meetingTo }
        : null,
    place: reviewed.meetingPlace,
    formedAt: formed ? reviewed.panelFormedAt : null,
    cancelRequestedAt: reviewed.cancelRequestedAt,
    mayCancel: whyNotRequestCancel({ ...reviewed, invited: true }) === null,
  } as const;
  return {
    ...shown,
    trace: traceOf(reviewed, { rounds, formed, exhaustedAt: exhaustion?.at ?? null, refresh }),
  };
}

/** DRAWING, INVITING and a shortage not yet due to be shown look alike: which it is depends on single answers. */
function stateShown(reviewed: ReviewCase, stage: ContractorPanel["stage"]): CaseState {
  if (stage === "waiting") return "INVITING";
  return stage === "short" ? "POOL_EXHAUSTED" : reviewed.state;
}
