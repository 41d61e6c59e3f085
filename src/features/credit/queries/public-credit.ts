import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import {
  type CreditKind,
  creditEvent,
  type EvaluationLevel,
  evaluationResult,
  evaluationRun,
  expert,
  person,
} from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isLatest } from "../evaluations/latest-results";

export interface PublicLevel {
  readonly year: number;
  readonly level: EvaluationLevel;
  readonly reviews: number;
  /** The result was put right after its publication. */
  readonly corrected: boolean;
}

/** Published levels of one expert, newest first (D13: name, count of reviews, level). */
export async function listPublicLevels(ctx: Pick<Ctx, "tx">, number: string): Promise<PublicLevel[]> {
  return reader(ctx)
    .select({
      year: evaluationRun.year,
      level: evaluationResult.level,
      reviews: evaluationResult.reviews,
      corrected: sql<boolean>`${evaluationResult.computedAt} > ${evaluationRun.publishedAt}`,
    })
    .from(evaluationResult)
    .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationResult.runId))
    .innerJoin(expert, eq(expert.id, evaluationResult.expertId))
    .where(and(eq(expert.number, number), eq(evaluationRun.state, "PUBLISHED"), isLatest))
    .orderBy(desc(evaluationRun.year));
}

export interface PublicEvent {
  readonly kind: CreditKind;
  readonly points: number;
  readonly on: string;
}

/** 不良信用记录 of one expert (37号令 第25条): what was confirmed, stands and is still valid; nothing that is running. */
export async function listPublicEvents(ctx: Pick<Ctx, "tx">, number: string): Promise<PublicEvent[]> {
  const rows = await reader(ctx)
    .select({ kind: creditEvent.kind, points: creditEvent.points, occurredAt: creditEvent.occurredAt })
    .from(creditEvent)
    .innerJoin(expert, eq(expert.id, creditEvent.expertId))
    .where(
      and(
        eq(expert.number, number),
        eq(creditEvent.state, "CONFIRMED"),
        isNull(creditEvent.reversedAt),
        lt(creditEvent.points, 0),
        sql`not exists (select from credit_entry c where c.event_id = ${creditEvent.id} and c.kind = 'REGRADED')`,
      ),
    )
    .orderBy(desc(creditEvent.occurredAt));
  return rows.map(({ occurredAt, ...row }) => ({ ...row, on: dateAt(occurredAt) }));
}

/** Years whose evaluation is published, newest first. */
export async function listPublishedYears(ctx: Pick<Ctx, "tx">): Promise<number[]> {
  const rows = await reader(ctx)
    .select({ year: evaluationRun.year })
    .from(evaluationRun)
    .where(eq(evaluationRun.state, "PUBLISHED"))
    .orderBy(desc(evaluationRun.year));
  return rows.map(({ year }) => year);
}

export interface PublishedLevel extends PublicLevel {
  readonly number: string;
  readonly name: string;
}

const published = (year: number) =>
  and(eq(evaluationRun.year, year), eq(evaluationRun.state, "PUBLISHED"), isLatest);

/** A page of one published year, by the pool's number. */
export async function listPublished(
  ctx: Pick<Ctx, "tx">,
  year: number,
  page: { limit: number; offset: number },
): Promise<PublishedLevel[]> {
  return reader(ctx)
    .select({
      number: expert.number,
      name: person.name,
      year: evaluationRun.year,
      level: evaluationResult.level,
      reviews: evaluationResult.reviews,
      corrected: sql<boolean>`${evaluationResult.computedAt} > ${evaluationRun.publishedAt}`,
    })
    .from(evaluationResult)
    .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationResult.runId))
    .innerJoin(expert, eq(expert.id, evaluationResult.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(published(year))
    .orderBy(asc(expert.number))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countPublished(ctx: Pick<Ctx, "tx">, year: number): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: sql<number>`count(*)::int` })
    .from(evaluationResult)
    .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationResult.runId))
    .where(published(year));
  return row?.n ?? 0;
}
