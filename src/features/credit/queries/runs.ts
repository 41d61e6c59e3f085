import { and, asc, desc, eq, ilike, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  type EvaluationLevel,
  evaluationEffect,
  evaluationObjection,
  evaluationResult,
  evaluationRun,
  expert,
  person,
} from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { countOpenEvents } from "../evaluations/compute-run";
import { isLatest } from "../evaluations/latest-results";
import { yearOf } from "../ledger/year-lock";
import type { EvaluationContent } from "../rules/evaluation";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** Evaluations are prepared by the station, the bureau looks on; for anybody else there are none before publication. */
function seesRuns(actor: Actor): SQL {
  const sees =
    actor.kind === "user" &&
    actor.role === "regulator" &&
    (actor.post === "station" || actor.post === "bureau");
  return sees ? sql`true` : sql`false`;
}

const computer = alias(person, "computer");
const finalizer = alias(person, "finalizer");
const publisher = alias(person, "publisher");

function selectRuns(ctx: ReadCtx) {
  const levels = sql<
    Record<EvaluationLevel, number>
  >`(select jsonb_object_agg(level, n) from (select r.level, count(*) as n
    from evaluation_result r where r.run_id = ${evaluationRun.id} and not exists (select from evaluation_result l
      where l.run_id = r.run_id and l.expert_id = r.expert_id and l.version > r.version) group by r.level) t)`;
  const openCount = (table: "evaluation_objection" | "evaluation_effect", state: "OPEN" | "PLANNED") =>
    sql<number>`(select count(*)::int from ${sql.raw(table)} x where x.run_id = ${evaluationRun.id} and x.state = ${state})`;
  return reader(ctx)
    .select({
      id: evaluationRun.id,
      year: evaluationRun.year,
      policyCode: evaluationRun.policyCode,
      state: evaluationRun.state,
      computedBy: evaluationRun.computedBy,
      computerName: computer.name,
      computedAt: evaluationRun.computedAt,
      notifiedAt: evaluationRun.notifiedAt,
      objectionDueAt: evaluationRun.objectionDueAt,
      finalBy: evaluationRun.finalBy,
      finalizerName: finalizer.name,
      finalAt: evaluationRun.finalAt,
      appliedAt: evaluationRun.appliedAt,
      publisherName: publisher.name,
      publishedAt: evaluationRun.publishedAt,
      levels,
      openObjections: openCount("evaluation_objection", "OPEN"),
      openEffects: openCount("evaluation_effect", "PLANNED"),
    })
    .from(evaluationRun)
    .innerJoin(computer, eq(computer.id, evaluationRun.computedBy))
    .leftJoin(finalizer, eq(finalizer.id, evaluationRun.finalBy))
    .leftJoin(publisher, eq(publisher.id, evaluationRun.publishedBy));
}

export type ListedRun = Awaited<ReturnType<typeof selectRuns>>[number];

/** Evaluations, the newest year first; those thrown away are in the trace alone. */
export async function listRuns(ctx: ReadCtx): Promise<ListedRun[]> {
  return selectRuns(ctx)
    .where(and(seesRuns(ctx.actor), ne(evaluationRun.state, "DISCARDED")))
    .orderBy(desc(evaluationRun.year));
}

export async function findRunOf(ctx: ReadCtx, year: number): Promise<ListedRun | null> {
  const [row] = await selectRuns(ctx).where(
    and(seesRuns(ctx.actor), ne(evaluationRun.state, "DISCARDED"), eq(evaluationRun.year, year)),
  );
  return row ?? null;
}

export interface ResultFilter {
  readonly level?: EvaluationLevel;
  readonly keyword?: string;
  /** Only those with an objection or an effect that waits. */
  readonly waiting?: boolean;
}

function fitting(ctx: ReadCtx, runId: string, { level, keyword, waiting }: ResultFilter): SQL | undefined {
  const part = keyword ? `%${keyword.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  return and(
    seesRuns(ctx.actor),
    eq(evaluationResult.runId, runId),
    isLatest,
    level ? eq(evaluationResult.level, level) : undefined,
    part ? or(ilike(expert.number, part), ilike(person.name, part)) : undefined,
    waiting
      ? sql`(${evaluationObjection.state} = 'OPEN' or exists (select from evaluation_effect w where w.run_id = ${evaluationResult.runId}
          and w.expert_id = ${evaluationResult.expertId} and w.state = 'PLANNED'))`
      : undefined,
  );
}

/** A page of a run's results in their newest versions, the lowest scores first. */
export async function listResults(
  ctx: ReadCtx,
  runId: string,
  filter: ResultFilter,
  page: { limit: number; offset: number },
) {
  return reader(ctx)
    .select({
      expertId: evaluationResult.expertId,
      number: expert.number,
      name: person.name,
      score: evaluationResult.score,
      level: evaluationResult.level,
      reviews: evaluationResult.reviews,
      version: evaluationResult.version,
      objection: evaluationObjection.state,
      effect: sql<
        string | null
      >`(select x.kind || ' ' || x.state from evaluation_effect x where x.run_id = ${evaluationResult.runId}
        and x.expert_id = ${evaluationResult.expertId} order by x.planned_at desc limit 1)`,
    })
    .from(evaluationResult)
    .innerJoin(expert, eq(expert.id, evaluationResult.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(
      evaluationObjection,
      and(
        eq(evaluationObjection.runId, evaluationResult.runId),
        eq(evaluationObjection.expertId, evaluationResult.expertId),
      ),
    )
    .where(fitting(ctx, runId, filter))
    .orderBy(asc(evaluationResult.score), asc(expert.number))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedResult = Awaited<ReturnType<typeof listResults>>[number];

export async function countResults(ctx: ReadCtx, runId: string, filter: ResultFilter): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: sql<number>`count(*)::int` })
    .from(evaluationResult)
    .innerJoin(expert, eq(expert.id, evaluationResult.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(
      evaluationObjection,
      and(
        eq(evaluationObjection.runId, evaluationResult.runId),
        eq(evaluationObjection.expertId, evaluationResult.expertId),
      ),
    )
    .where(fitting(ctx, runId, filter));
  return row?.n ?? 0;
}

/** One expert's result of a year with all its versions, her objection, and what followed. Null where there is none. */
export async function findResult(ctx: ReadCtx, year: number, number: string) {
  if (!/^QD\d{6}$/.test(number)) return null;
  return read(ctx, and(seesRuns(ctx.actor), eq(evaluationRun.year, year), eq(expert.number, number)));
}

/** The same for the expert herself, once she was told; effects that wait are not announced before they are decided. */
export async function findOwnResult(ctx: ReadCtx, year: number) {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return null;
  return read(
    ctx,
    and(
      eq(evaluationRun.year, year),
      eq(evaluationResult.expertId, actor.expertId),
      ne(evaluationRun.state, "COMPUTED"),
    ),
  );
}

export type FoundResult = NonNullable<Awaited<ReturnType<typeof read>>>;

async function read(ctx: ReadCtx, where: SQL | undefined) {
  const db = reader(ctx);
  const rows = await db
    .select({
      run: evaluationRun,
      result: evaluationResult,
      number: expert.number,
      name: person.name,
      personId: expert.personId,
    })
    .from(evaluationResult)
    .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationResult.runId))
    .innerJoin(expert, eq(expert.id, evaluationResult.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(where, ne(evaluationRun.state, "DISCARDED")))
    .orderBy(desc(evaluationResult.version));
  const [latest] = rows;
  if (!latest) return null;
  const { run, result } = latest;
  const [objection] = await db
    .select()
    .from(evaluationObjection)
    .where(and(eq(evaluationObjection.runId, run.id), eq(evaluationObjection.expertId, result.expertId)));
  const effects = await db
    .select()
    .from(evaluationEffect)
    .where(and(eq(evaluationEffect.runId, run.id), eq(evaluationEffect.expertId, result.expertId)))
    .orderBy(desc(evaluationEffect.plannedAt));
  return {
    run,
    number: latest.number,
    name: latest.name,
    personId: latest.personId,
    expertId: result.expertId,
    versions: rows.map((row) => ({
      ...row.result,
      content: row.result.content as unknown as EvaluationContent,
    })),
    objection: objection ?? null,
    effects,
  };
}

/** Levels of one member that are decided, newest first: what a renewal is weighed by (D13). For station and bureau. */
export async function listDecidedLevels(ctx: ReadCtx, number: string) {
  return reader(ctx)
    .select({
      year: evaluationRun.year,
      score: evaluationResult.score,
      level: evaluationResult.level,
      reviews: evaluationResult.reviews,
    })
    .from(evaluationResult)
    .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationResult.runId))
    .innerJoin(expert, eq(expert.id, evaluationResult.expertId))
    .where(
      and(
        seesRuns(ctx.actor),
        eq(expert.number, number),
        isLatest,
        inArray(evaluationRun.state, ["FINAL", "APPLIED", "PUBLISHED"]),
      ),
    )
    .orderBy(desc(evaluationRun.year));
}

/** Years of the reader's own results, newest first. */
export async function listOwnResults(ctx: ReadCtx) {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return [];
  return reader(ctx)
    .select({
      year: evaluationRun.year,
      state: evaluationRun.state,
      score: evaluationResult.score,
      level: evaluationResult.level,
      objectionDueAt: evaluationRun.objectionDueAt,
      objected: sql<boolean>`exists (select from evaluation_objection o where o.run_id = ${evaluationRun.id}
        and o.expert_id = ${evaluationResult.expertId})`,
    })
    .from(evaluationResult)
    .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationResult.runId))
    .where(
      and(
        eq(evaluationResult.expertId, actor.expertId),
        isLatest,
        ne(evaluationRun.state, "COMPUTED"),
        ne(evaluationRun.state, "DISCARDED"),
      ),
    )
    .orderBy(desc(evaluationRun.year));
}

/** Years that could be evaluated and are not: those that are over and have lines, with what is open in each. */
export async function listEvaluable(
  ctx: ReadCtx & Pick<Ctx, "now">,
): Promise<{ year: number; open: number }[]> {
  const db = reader(ctx);
  const rows = await db.execute<{ year: number }>(sql`
    select distinct e.year from credit_event e where e.expert_id is not null and e.year < ${yearOf(ctx.now)} and ${seesRuns(ctx.actor)}
      and not exists (select from evaluation_run r where r.year = e.year and r.state <> 'DISCARDED') order by 1 desc`);
  const found = [];
  for (const { year } of rows) found.push({ year, open: await countOpenEvents(db, year) });
  return found;
}
