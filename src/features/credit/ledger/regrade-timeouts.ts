import { and, asc, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditEntry, creditEvent } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { about, type CreditEvent, detailOf } from "../events/lock-event";

const first = "credit.confirm_timeout_first" as const;

/**
 * 当年首次逾期 costs less than the next (D13). When the one that was first is cancelled or taken back, the earliest
 * that is left becomes it: a compensating line, once it counts. Looks at the years of `events`; called after each
 * change of a timeout.
 */
export async function regradeTimeouts(
  tx: Tx,
  events: readonly Pick<CreditEvent, "expertId" | "kind" | "year">[],
  now: Date,
): Promise<Audit[]> {
  const years = new Map(
    events.flatMap(({ expertId, kind, year }) =>
      expertId && kind === "CONFIRM_TIMEOUT" ? [[`${expertId} ${year}`, { expertId, year }] as const] : [],
    ),
  );
  const audit: Audit[] = [];
  for (const one of years.values()) audit.push(...(await regrade(tx, one, now)));
  return audit;
}

async function regrade(
  tx: Tx,
  { expertId, year }: { expertId: string; year: number },
  now: Date,
): Promise<Audit[]> {
  const living = await tx
    .select()
    .from(creditEvent)
    .where(
      and(
        eq(creditEvent.expertId, expertId),
        eq(creditEvent.year, year),
        eq(creditEvent.kind, "CONFIRM_TIMEOUT"),
        ne(creditEvent.state, "CANCELLED"),
        isNull(creditEvent.reversedAt),
      ),
    )
    .orderBy(asc(creditEvent.occurredAt), asc(creditEvent.id))
    .for("update");
  const [earliest] = living;
  if (!earliest || living.some(({ rule }) => rule === first)) return [];
  const lines = await tx
    .select({ kind: creditEntry.kind, eventId: creditEntry.eventId })
    .from(creditEntry)
    .where(and(eq(creditEntry.expertId, expertId), eq(creditEntry.year, year)));
  const of = (kind: "CONFIRMED" | "REGRADED") =>
    lines.filter((line) => line.kind === kind).map(({ eventId }) => eventId);
  const regraded = of("REGRADED");
  if (living.some(({ id }) => regraded.includes(id)) || !of("CONFIRMED").includes(earliest.id)) return [];
  const { values } = await policyOf({ tx }, earliest.policyCode);
  const points = values[first] - earliest.points;
  if (points <= 0) return [];
  await tx.insert(creditEntry).values({
    id: randomId(),
    eventId: earliest.id,
    expertId,
    year,
    kind: "REGRADED",
    rule: first,
    points,
    reason: "当年在先的逾期记录已不计，本条改按首次计分",
    enteredAt: now,
  });
  return [{ action: "credit.regraded", subject: about(earliest), detail: { ...detailOf(earliest), points } }];
}
