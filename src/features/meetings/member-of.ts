import { and, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { invitation } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";

export interface Membership {
  readonly invitationId: string;
  readonly expertId: string;
}

/** The actor's seat on the case's panel; for anybody without one there is no such case. */
export async function memberOf(
  tx: Pick<Tx | Db, "select">,
  actor: Actor,
  caseId: string,
): Promise<Membership> {
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) throw new NotFound("case");
  const [row] = await tx
    .select({ invitationId: invitation.id, expertId: invitation.expertId })
    .from(invitation)
    .where(
      and(
        eq(invitation.caseId, caseId),
        eq(invitation.expertId, actor.expertId),
        inArray(invitation.state, ["ACCEPTED", "ATTENDED"]),
      ),
    );
  if (!row) throw new NotFound("case");
  return row;
}
