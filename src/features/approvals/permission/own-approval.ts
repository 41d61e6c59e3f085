import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { reviewCase } from "@/db/schema";
import { caseScope, lockCase, type ReviewCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";

/** A case whose project the actor's unit supervises, locked; for anybody else it does not exist. */
export async function lockSupervisedByUnit(tx: Tx, actor: UserActor, caseId: string): Promise<ReviewCase> {
  if (!isId(caseId) || actor.role !== "supervision") throw new NotFound("case");
  const [seen] = await tx
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
  if (!seen) throw new NotFound("case");
  return lockCase(tx, caseId);
}
