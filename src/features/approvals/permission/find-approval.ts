import { eq } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { findCase } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { planToApprove } from "../rules/permission";
import { approvalBasis } from "./approval-basis";

/**
 * How the approval of a case stands, for whoever sees the case: what could be sent, what was, who signed. The
 * leader's opinion is part of it; to the supervising unit a page shows it once it was opened.
 */
export async function findApproval(ctx: Pick<Ctx, "actor" | "tx">, caseId: string) {
  const seen = await findCase(ctx, caseId);
  if (!seen) return null;
  const db = reader(ctx);
  const [row] = await db.select().from(reviewCase).where(eq(reviewCase.id, seen.id));
  if (!row) return null;
  const found = await approvalBasis(db, row);
  const { basis } = found;
  const fileOf = (id: string) => basis?.plans.find((plan) => plan.id === id) ?? null;
  const opinionRound = basis?.rounds.find(({ state }) => state === "CONFIRMED") ?? null;
  return {
    case: seen,
    ...found,
    report: basis?.report ?? null,
    /** What would be sent: the bound version, and after 通过 the unit's own newer one. */
    reviewedPlan: fileOf(planToApprove(found.candidate, false)?.planFileId ?? ""),
    ownPlan: fileOf(planToApprove(found.candidate, true)?.planFileId ?? ""),
    plan: fileOf((found.open ?? found.granted)?.planFileId ?? ""),
    opinion: opinionRound
      ? { round: opinionRound.round, text: opinionRound.leaderOpinion ?? "", at: opinionRound.decidedAt }
      : null,
    fileOf,
  };
}

export type FoundApproval = NonNullable<Awaited<ReturnType<typeof findApproval>>>;
