import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { notice } from "@/db/schema";
import type { Actor, Role } from "@/platform/actor";

/**
 * Notices that the actor may read at a workspace: her own there; at a unit's, for its own login the unit's, for its
 * delegate those she was told for it. What waits for the send hours, or was taken back before it left, is not there.
 */
export function noticeScope(actor: Actor, role: Role): SQL {
  if (actor.kind !== "user") return sql`false`;
  return and(whose(actor, role), shown()) ?? sql`false`;
}

function whose(actor: Extract<Actor, { kind: "user" }>, role: Role): SQL | undefined {
  const herself = eq(notice.personId, actor.personId);
  const unit = role === "contractor" || role === "supervision";
  if (unit) {
    if (!actor.organizationId) return sql`false`;
    const ofUnit = and(eq(notice.desk, "unit"), eq(notice.organizationId, actor.organizationId));
    return actor.rights === null ? and(ofUnit, or(herself, notTold(actor.personId))) : and(ofUnit, herself);
  }
  // Administrators are told nothing.
  if (role === "admin") return sql`false`;
  // Behind a unit's login there is a person as well; what she is told for herself is not the unit's.
  if (actor.organizationId && actor.rights === null) return sql`false`;
  return and(herself, eq(notice.desk, role), isNull(notice.organizationId));
}

/** What several people of a unit are told, each of them reads once. */
function notTold(personId: string): SQL {
  return sql`not exists (select from notice own where own.organization_id = ${notice.organizationId}
    and own.person_id = ${personId}::uuid and own.template = ${notice.template}
    and own.thing_id = ${notice.thingId} and own.params = ${notice.params})`;
}

function shown(): SQL {
  return sql`${notice.visibleFrom} <= app_now() and not exists (select from sms_message m
    where m.id = ${notice.smsMessageId} and m.state = 'CANCELLED' and not m.switched_off)`;
}
