import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { meetingMove, reviewCase } from "@/db/schema";
import { caseScope, lockCase, type ReviewCase } from "@/features/reviews";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { memberOf } from "../member-of";

/** A case whose meeting concerns the actor, locked: the contractor's own, a supervised one, or a member's. */
export async function lockMeetingCase(tx: Tx, actor: Actor, caseId: string): Promise<ReviewCase> {
  if (actor.kind === "user" && actor.role === "expert") {
    await memberOf(tx, actor, caseId);
    return lockCase(tx, caseId);
  }
  const organizes =
    actor.kind === "user" &&
    (actor.role === "contractor" || (actor.role === "regulator" && actor.post === "station"));
  if (!organizes) throw new NotFound("case");
  const [seen] = await tx
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
  if (!seen) throw new NotFound("case");
  return lockCase(tx, caseId);
}

/** The move the members are being asked about now. */
export async function openMove(tx: Pick<Tx, "select">, caseId: string) {
  const [row] = await tx
    .select()
    .from(meetingMove)
    .where(and(eq(meetingMove.caseId, caseId), eq(meetingMove.state, "ASKING")));
  return row ?? null;
}
