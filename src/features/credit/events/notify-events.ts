import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditEvent } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import {
  dateAt,
  formatDate,
  holidayCalendar,
  nextSendInstant,
  policyOf,
  workingDayDeadline,
} from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { about, type CreditEvent, detailOf } from "./lock-event";

/**
 * Tells the subjects of proposed events and opens the window of objection (D13): in the workspace always, by SMS
 * where nothing is in the subject's favour. The window is that of each event's own policy, in working days.
 */
export async function notifyEvents(
  tx: Tx,
  events: readonly CreditEvent[],
  now: Date,
): Promise<{ audit: Audit[]; jobs: JobRequest[]; told: number }> {
  const calendar = await holidayCalendar({ tx });
  const audit: Audit[] = [];
  const jobs: JobRequest[] = [];
  let told = 0;
  for (const code of new Set(events.map(({ policyCode }) => policyCode))) {
    const group = events.filter(({ policyCode }) => policyCode === code);
    const { values: policy } = await policyOf({ tx }, code);
    const due = workingDayDeadline(dateAt(now), policy["credit.objection_days"], calendar);
    const rows = await tx
      .update(creditEvent)
      .set({
        state: "NOTIFIED",
        notifiedAt: now,
        objectionDueDate: due.dueDate,
        objectionDueAt: due.dueAt,
        calendarVersion: due.calendarVersion,
      })
      .where(
        and(
          inArray(
            creditEvent.id,
            group.map(({ id }) => id),
          ),
          eq(creditEvent.state, "PROPOSED"),
        ),
      )
      .returning();
    told += rows.length;
    const people = await recipientsOf(
      tx,
      rows.filter(({ points }) => points <= 0),
    );
    const messages = await queueMessages(
      tx,
      people.map(({ eventId, personId, unitId }) => ({
        template: "creditNotified" as const,
        personId,
        subject: { type: "credit", id: eventId },
        thing: { type: "credit", id: eventId },
        unitId,
        params: { deadline: `${formatDate(due.dueDate)}24:00` },
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      })),
    );
    audit.push(
      ...rows.map((event) => ({
        action: "credit.notified" as const,
        subject: about(event),
        detail: { ...detailOf(event), dueDate: due.dueDate },
      })),
      ...messages.audit,
    );
    jobs.push(...messages.jobs);
  }
  return { audit, jobs, told };
}

/** The expert; of a unit who filed the case, else whoever came last with its login. Nobody: it stands in the workspace. */
export async function recipientsOf(
  tx: Tx,
  events: readonly Pick<CreditEvent, "id">[],
): Promise<{ eventId: string; personId: string; unitId: string | null }[]> {
  if (events.length === 0) return [];
  const ids = `{${events.map(({ id }) => id).join(",")}}`;
  const rows = await tx.execute<{ eventId: string; personId: string | null; unitId: string | null }>(sql`
    select e.id as "eventId", e.organization_id as "unitId", coalesce(
      (select x.person_id from expert x where x.id = e.expert_id),
      (select u.person_id from review_case c join app_user u on u.id = c.created_by
        where c.id = e.case_id and c.organization_id = e.organization_id),
      (select u.person_id from app_user u where u.organization_id = e.organization_id and u.person_id is not null
        and u.disabled_at is null order by u.created_at desc limit 1)) as "personId"
    from credit_event e where e.id = any(${ids}::uuid[])`);
  return rows.flatMap(({ eventId, personId, unitId }) => (personId ? [{ eventId, personId, unitId }] : []));
}
