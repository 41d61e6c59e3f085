import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { project } from "@/db/schema";
import { freezeRequest, reportPool } from "@/features/draws";
import {
  addDuration,
  dateAt,
  durationMs,
  formatDuration,
  type PolicyParameters,
  policyInForce,
  specialtyOf,
} from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { type Conflicts, findConflicts } from "../conflicts";
import { excludedOf, reading } from "../preview-pool";
import { declineShareOf, expectedAcceptance, simulatePanel } from "../rules/capacity";
import { takeSnapshot } from "../snapshot";
import { pastAnswers } from "./past-answers";
import { noCase } from "./pool-today";

export interface CapacityInput {
  readonly jurisdictionCode: string;
  /** The unit's own project: its parties are then avoided. None: nobody is avoided yet. */
  readonly projectId?: string;
  readonly seats: readonly { readonly specialty: string; readonly count: number }[];
  readonly meeting: { readonly from: Date; readonly to: Date };
}

/** Experts read the plan for so long before the meeting (A4, Beijing). */
const preReview = "P3D";
const nobody: Conflicts = { parties: [], related: [], usccHashes: [] };

/**
 * Can these specialties stand at this time, and until when would a panel be complete (features.md C17)?
 * Asked before filing; counts alone, no name, and nothing is written. NotFound for another unit's project.
 */
export async function previewCapacity(ctx: Ctx, input: CapacityInput) {
  return reading(ctx, async (tx) => {
    const { id: policyCode, values: policy } = await policyInForce({ ...ctx, tx });
    const conflicts = input.projectId ? await conflictsOf(tx, ctx, input.projectId, policy) : nobody;
    const specialties = input.seats.map(({ specialty }) => specialty);
    const candidates = await takeSnapshot(tx, {
      caseId: noCase,
      jurisdictionCode: input.jurisdictionCode,
      specialties,
      meeting: input.meeting,
      now: ctx.now,
      policy,
      conflicts,
    });
    const report = reportPool(
      freezeRequest({
        case: "PREVIEW",
        round: 1,
        policy: policyCode,
        takenAt: ctx.now.toISOString(),
        anchor: "0".repeat(64),
        seats: input.seats,
        employerCap: policy["panel.employer_cap"],
        seated: [],
        candidates,
      }),
    );
    const answersOf = await pastAnswers(tx, specialties, ctx.now);
    const assumed = policy["preview.assumed_acceptance"] / 100;
    const seats = report.seats.map(({ specialty, open, eligible }) => {
      const answers = answersOf(specialty);
      return {
        label: specialtyOf(specialty)?.label ?? specialty,
        open,
        eligible,
        answered: answers.accepted + answers.declined + answers.silent,
        acceptance: expectedAcceptance(answers, assumed),
        declines: declineShareOf(answers),
      };
    });
    return {
      need: report.open,
      eligible: report.eligible,
      fillable: report.fillable,
      cappedOut: report.fillable < report.open && report.fillableWithoutCap > report.fillable,
      excluded: excludedOf(report),
      seats,
      ...timing(ctx.now, input.meeting.from, seats, policy),
    };
  });
}

interface Seats {
  readonly open: number;
  readonly acceptance: number;
  readonly declines: number;
}

/** The day by which the panel should stand, so that its members can still read; and the chance that it does. */
function timing(now: Date, meeting: Date, seats: readonly Seats[], policy: PolicyParameters) {
  const completeBy = new Date(meeting.getTime() - durationMs(preReview));
  const [main] = seats;
  const answer = simulatePanel({
    acceptance: seats.flatMap(({ open, acceptance }) => Array.from({ length: open }, () => acceptance)),
    declineShare: main?.declines ?? 0.5,
    start: now,
    dueBy: completeBy,
    windowMs: durationMs(policy["invite.window"]),
    sendHours: policy["invite.send_hours"],
    maxRounds: policy["draw.max_rounds"],
  });
  return {
    ...answer,
    completeBy,
    preReview: formatDuration(preReview),
    tooLate: meeting < addDuration(now, policy["draw.min_lead"]),
    minLead: formatDuration(policy["draw.min_lead"]),
  };
}

async function conflictsOf(
  tx: Tx,
  ctx: Ctx,
  projectId: string,
  policy: PolicyParameters,
): Promise<Conflicts> {
  const own = ctx.actor.kind === "user" ? ctx.actor.organizationId : null;
  if (!own) throw new NotFound("project");
  const [row] = await tx
    .select({ id: project.id })
    .from(project)
    .where(and(eq(project.id, projectId), eq(project.organizationId, own)));
  if (!row) throw new NotFound("project");
  return findConflicts(tx, projectId, dateAt(ctx.now), policy);
}
