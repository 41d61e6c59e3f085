import type { Tx } from "@/db/client";
import type { Candidate } from "@/features/draws";
import { addDuration, MUNICIPAL_CODE, policyInForce, SPECIALTY_CODES } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { takeSnapshot } from "../snapshot";

/** No case: nobody has been asked for it, and it has no parties. */
export const noCase = "00000000-0000-0000-0000-000000000000";

/**
 * The pool as a draw would see it today for a meeting at the advised lead (two hours) in a case without
 * parties: every member with all specialties and the first reason against her. For counting, not for showing.
 */
export async function poolToday(ctx: Ctx, tx: Tx): Promise<Candidate[]> {
  const { values: policy } = await policyInForce({ ...ctx, tx });
  const from = addDuration(ctx.now, policy["draw.advised_lead"]);
  return takeSnapshot(tx, {
    caseId: noCase,
    jurisdictionCode: MUNICIPAL_CODE,
    specialties: SPECIALTY_CODES,
    meeting: { from, to: addDuration(from, "PT2H") },
    now: ctx.now,
    policy,
    conflicts: { parties: [], related: [], usccHashes: [] },
  });
}
