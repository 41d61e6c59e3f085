import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { reviewCase } from "@/db/schema";
import { liesWithin } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import { demand, NotFound } from "@/platform/errors";
import { caseScope } from "./case-scope";
import { lockCase, type ReviewCase } from "./move-case";
import { whyNotDecide } from "./policy";

/** A submitted case of the actor's jurisdiction, locked for its decision; outside of it there is no such case. */
export async function lockSupervisedCase(tx: Tx, actor: Actor, caseId: string): Promise<ReviewCase> {
  const [seen] = await tx
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
  if (!seen) throw new NotFound("case");
  const row = await lockCase(tx, caseId);
  demand(whyNotDecide(actor, row, liesWithin));
  return row;
}
