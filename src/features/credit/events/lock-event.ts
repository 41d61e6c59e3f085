import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditEvent } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { Conflict, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import type { EventFacts } from "../rules/event";
import { creditScope } from "../scope";

export type CreditEvent = typeof creditEvent.$inferSelect;
export type LockedEvent = CreditEvent & EventFacts;

/** A credit event that the actor may see, locked, with what its policies ask; NotFound for anybody else. */
export async function lockEvent(tx: Tx, actor: Actor, eventId: string): Promise<LockedEvent> {
  if (!isId(eventId)) throw new NotFound("credit event");
  const [event] = await tx
    .select()
    .from(creditEvent)
    .where(and(eq(creditEvent.id, eventId), creditScope(actor)))
    .for("update");
  if (!event) throw new NotFound("credit event");
  const [facts] = await tx.execute<{ subjectPersonId: string | null; documents: number }>(sql`
    select (select person_id from expert where id = ${event.expertId}) as "subjectPersonId",
      (select count(*)::int from evidence_file where credit_event_id = ${event.id} and removed_at is null) as documents`);
  return { ...event, subjectPersonId: facts?.subjectPersonId ?? null, documents: facts?.documents ?? 0 };
}

/** What every entry about an event says of it: ids and points, never words. */
export function detailOf({ expertId, organizationId, kind, points, year }: CreditEvent) {
  return { ...(expertId ? { expert: expertId } : { organization: organizationId }), kind, points, year };
}

export function about(event: CreditEvent) {
  return { type: "credit", id: event.id };
}

/** Somebody else was faster. */
export function moved(): Conflict {
  return new Conflict("CREDIT_MOVED", "这条信用事件的状态已经变化，请刷新页面后再办理。");
}
