import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { reportSubmission, reviewCase } from "@/db/schema";
import { caseScope, lockCase, type ReviewCase } from "@/features/reviews";
import { liesWithin } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { demand, NotFound } from "@/platform/errors";
import { whyNotCheck } from "../policy";
import { checkedAlready } from "./conclude";

/** A hand-in the actor may check, with its case locked; of another area's case there is none. */
export async function lockSubmission(
  tx: Tx,
  actor: UserActor,
  submissionId: string,
): Promise<{ reviewed: ReviewCase; submission: typeof reportSubmission.$inferSelect }> {
  if (actor.role !== "regulator") throw new NotFound("submission");
  const [seen] = await tx
    .select({ caseId: reviewCase.id })
    .from(reportSubmission)
    .innerJoin(reviewCase, eq(reviewCase.id, reportSubmission.caseId))
    .where(and(eq(reportSubmission.id, submissionId), caseScope(actor)));
  if (!seen) throw new NotFound("submission");
  const reviewed = await lockCase(tx, seen.caseId);
  const [submission] = await tx.select().from(reportSubmission).where(eq(reportSubmission.id, submissionId));
  if (submission?.state !== "CHECKING") {
    demand(whyNotCheck(actor, { ...reviewed, state: "REPORT_CHECK" }, liesWithin));
    throw checkedAlready();
  }
  demand(whyNotCheck(actor, reviewed, liesWithin));
  return { reviewed, submission };
}
