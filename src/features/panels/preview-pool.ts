import { database, type Tx } from "@/db/client";
import {
  EXCLUSION_CODES,
  EXCLUSION_TEXT,
  type ExclusionCode,
  freezeRequest,
  type PoolReport,
  reportPool,
} from "@/features/draws";
import type { ReviewCase } from "@/features/reviews";
import { addDuration, dateAt, formatDuration, specialtyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { findConflicts } from "./conflicts";
import { parametersOf } from "./lane";
import { type Chance, chancesOfPanel } from "./queries/contractor-chance";
import { takeSnapshot } from "./snapshot";

/** What the applicant is told of the pool before she freezes it: counts by rule, no names (C17). */
export interface PoolPreview {
  readonly eligible: number;
  readonly need: number;
  /** Seats that can be filled at once; fewer than `need`: no draw. */
  readonly fillable: number;
  /** Whether the cap on one employer is what is in the way. */
  readonly cappedOut: boolean;
  readonly excluded: readonly {
    readonly code: ExclusionCode;
    readonly text: string;
    readonly count: number;
  }[];
  readonly seats: readonly {
    readonly label: string;
    readonly open: number;
    readonly eligible: number;
    /** So few that the drawn could be guessed. */
    readonly tight: boolean;
  }[];
  /** The advised lead in words, when the meeting is nearer than that. */
  readonly shortLead: string | null;
  readonly acceptancePercent: number;
  readonly window: string;
  readonly chances: readonly Chance[];
}

export interface DraftConditions {
  readonly seats: readonly { readonly specialty: string; readonly count: number }[];
  readonly meeting: { readonly from: Date; readonly to: Date };
}

/** Rounds the table of chances goes to. */
const roundsShown = 7;

/**
 * How the pool would answer these conditions now. Read only, and the same questions as the freeze asks:
 * until a fact changes, `eligible` is the count of the request that is frozen afterwards.
 */
export async function previewPool(
  ctx: Ctx,
  reviewed: ReviewCase,
  draft: DraftConditions,
): Promise<PoolPreview> {
  return reading(ctx, async (tx) => {
    const policy = await parametersOf({ tx }, reviewed);
    const conflicts = await findConflicts(tx, reviewed.projectId, dateAt(ctx.now), policy);
    const candidates = await takeSnapshot(tx, {
      caseId: reviewed.id,
      jurisdictionCode: reviewed.jurisdictionCode,
      specialties: draft.seats.map(({ specialty }) => specialty),
      meeting: draft.meeting,
      now: ctx.now,
      policy,
      conflicts,
    });
    const report = reportPool(
      freezeRequest({
        case: reviewed.number ?? reviewed.id,
        round: 1,
        policy: reviewed.policyCode,
        takenAt: ctx.now.toISOString(),
        anchor: "0".repeat(64),
        seats: draft.seats,
        employerCap: policy["panel.employer_cap"],
        seated: [],
        candidates,
      }),
    );
    const advised = policy["draw.advised_lead"];
    const acceptancePercent = policy["preview.assumed_acceptance"];
    return {
      ...countsOf(report),
      shortLead: draft.meeting.from < addDuration(ctx.now, advised) ? formatDuration(advised) : null,
      acceptancePercent,
      window: formatDuration(policy["invite.window"]),
      chances: chancesOfPanel(
        acceptancePercent / 100,
        report.open,
        Math.min(roundsShown, policy["draw.max_rounds"]),
      ),
    };
  });
}

function countsOf(report: PoolReport) {
  return {
    eligible: report.eligible,
    need: report.open,
    fillable: report.fillable,
    cappedOut: report.fillable < report.open && report.fillableWithoutCap > report.fillable,
    excluded: excludedOf(report),
    seats: report.seats.map(({ specialty, open, eligible }) => ({
      label: specialtyOf(specialty)?.label ?? specialty,
      open,
      eligible,
      tight: eligible <= open + 1,
    })),
  };
}

/** Which rule removed how many, in the order of the closed list. */
export function excludedOf(report: Pick<PoolReport, "excluded">) {
  return EXCLUSION_CODES.flatMap((code) => {
    const count = report.excluded[code] ?? 0;
    return count > 0 ? [{ code, text: EXCLUSION_TEXT[code], count }] : [];
  });
}

/** One view of the database for all its questions, in which nothing can be written. */
export function reading<T>(ctx: Pick<Ctx, "tx">, read: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return read(ctx.tx);
  return database().transaction(read, { isolationLevel: "repeatable read", accessMode: "read only" });
}
