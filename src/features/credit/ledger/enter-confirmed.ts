import { and, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditEntry, creditEvent } from "@/db/schema";
import { dateAt, policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { about, type CreditEvent, detailOf } from "../events/lock-event";
import { regradeTimeouts } from "./regrade-timeouts";

/**
 * Events begin to count: their state, and a line each in the ledger. Guarded in the WHERE: nothing that was objected
 * to and not upheld, and nothing before its window has ended (D13). `by` is the person who confirms, where one does.
 * Answers the entries of those that were confirmed; of those that had moved on there are none.
 */
export async function enterConfirmed(
  tx: Tx,
  events: readonly CreditEvent[],
  now: Date,
  by: string | null,
): Promise<{ audit: Audit[]; confirmed: CreditEvent[] }> {
  const confirmed: CreditEvent[] = [];
  for (const code of new Set(events.map(({ policyCode }) => policyCode))) {
    const { values: policy } = await policyOf({ tx }, code);
    const months = policy["credit.validity_months"];
    const group = events.filter(({ policyCode }) => policyCode === code).map(({ id }) => id);
    const rows = await tx
      .update(creditEvent)
      .set({
        state: "CONFIRMED",
        confirmedAt: now,
        validTo: sql`(${dateAt(now)}::date + make_interval(months => ${months}) - interval '1 day')::date`,
        ...(by ? { decidedBy: by, decidedAt: now } : {}),
      })
      .where(
        and(
          inArray(creditEvent.id, group),
          inArray(creditEvent.state, ["NOTIFIED", "UPHELD"]),
          lte(creditEvent.objectionDueAt, sql`app_now()`),
        ),
      )
      .returning();
    confirmed.push(...rows);
  }
  if (confirmed.length === 0) return { audit: [], confirmed };
  await tx.insert(creditEntry).values(
    confirmed.map((event) => ({
      id: randomId(),
      eventId: event.id,
      expertId: event.expertId,
      organizationId: event.organizationId,
      year: event.year,
      kind: "CONFIRMED" as const,
      rule: event.rule,
      points: event.points,
      enteredAt: now,
    })),
  );
  const audit: Audit[] = confirmed.map((event) => ({
    action: "credit.confirmed",
    subject: about(event),
    detail: detailOf(event),
  }));
  return { audit: [...audit, ...(await regradeTimeouts(tx, confirmed, now))], confirmed };
}
