import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertDeparture, expertTerm } from "@/db/schema";
import { addDays, type DateString, dateAt } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomHex } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import { nextTerm, type TermDays } from "../rules/term-dates";

/**
 * 聘期: a new term for a member, after the last one without gap or overlap, with the code of its 聘书. Who had
 * left begins today: the rest of the old term is taken back from the day she left, and the departure is closed.
 */
export async function grantTerm(
  tx: Tx,
  grant: {
    readonly expertId: string;
    readonly applicationId: string;
    readonly years: number;
    readonly now: Date;
    readonly document: (days: TermDays, again: boolean) => string;
  },
): Promise<{ days: TermDays; termId: string; audit: Audit[] }> {
  const { expertId, now } = grant;
  const today = dateAt(now);
  const audit = await endDeparture(tx, expertId, now);
  const [last] = await tx
    .select({ termTo: expertTerm.termTo })
    .from(expertTerm)
    .where(and(eq(expertTerm.expertId, expertId), isNull(expertTerm.supersededAt)))
    .orderBy(desc(expertTerm.termTo))
    .limit(1);
  const days = nextTerm(today, last?.termTo ?? null, grant.years);
  const termId = randomId();
  await tx.insert(expertTerm).values({
    ...days,
    id: termId,
    expertId,
    document: grant.document(days, last !== undefined),
    applicationId: grant.applicationId,
    letterCode: randomHex(16),
  });
  audit.push({
    action: "term.granted",
    subject: { type: "expert", id: expertId },
    detail: { term: termId, from: days.termFrom, to: days.termTo, application: grant.applicationId },
  });
  return { days, termId, audit };
}

async function endDeparture(tx: Tx, expertId: string, now: Date): Promise<Audit[]> {
  const [departure] = await tx
    .update(expertDeparture)
    .set({ endedAt: now })
    .where(and(eq(expertDeparture.expertId, expertId), isNull(expertDeparture.endedAt)))
    .returning({ departedAt: expertDeparture.departedAt });
  if (!departure) return [];
  const yesterday = addDays(dateAt(now), -1);
  const [lastDay = yesterday] = [dateAt(departure.departedAt), yesterday].sort();
  return endTerms(tx, expertId, lastDay, now);
}

/** Terms that run past `lastDay` end there; one that had not begun is taken back whole. */
async function endTerms(tx: Tx, expertId: string, lastDay: DateString, now: Date): Promise<Audit[]> {
  const cut = await tx
    .update(expertTerm)
    .set({ supersededAt: now })
    .where(
      and(
        eq(expertTerm.expertId, expertId),
        isNull(expertTerm.supersededAt),
        sql`${expertTerm.termTo} > ${lastDay}`,
      ),
    )
    .returning();
  const kept = cut.filter(({ termFrom }) => termFrom <= lastDay);
  if (kept.length > 0) {
    await tx.insert(expertTerm).values(
      kept.map(({ termFrom, document, applicationId, onboardedAt }) => ({
        id: randomId(),
        expertId,
        termFrom,
        termTo: lastDay,
        document,
        applicationId,
        onboardedAt,
      })),
    );
  }
  return cut.map(({ id }) => ({
    action: "term.ended",
    subject: { type: "expert", id: expertId },
    detail: { term: id, lastDay },
  }));
}
