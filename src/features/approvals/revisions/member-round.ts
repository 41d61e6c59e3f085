import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, revisionRound } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";

/** A revision round of a panel the expert sits on, with her seat there; for anybody else there is no such round. */
export async function memberRound(tx: Pick<Tx, "select">, actor: Actor, roundId: string) {
  if (!isId(roundId) || actor.kind !== "user" || actor.role !== "expert" || !actor.expertId)
    throw new NotFound("revision");
  const [row] = await tx
    .select({ round: revisionRound, invitationId: invitation.id })
    .from(revisionRound)
    .innerJoin(invitation, eq(invitation.caseId, revisionRound.caseId))
    .where(
      and(
        eq(revisionRound.id, roundId),
        eq(invitation.expertId, actor.expertId),
        inArray(invitation.state, ["ACCEPTED", "ATTENDED"]),
      ),
    );
  if (!row) throw new NotFound("revision");
  return row;
}
