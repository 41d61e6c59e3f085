import { and, eq, type SQL, sql } from "drizzle-orm";
import { invitation } from "@/db/schema";
import type { Actor } from "@/platform/actor";

/** Her own invitations, as far as they have left the house: nobody learns of one that was never sent. */
export function ownAndSent(actor: Actor): SQL | undefined {
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return sql`false`;
  return and(
    eq(invitation.expertId, actor.expertId),
    sql`${invitation.state} <> 'CREATED' and (${invitation.state} <> 'REVOKED' or ${invitation.sentAt} is not null)`,
  );
}
