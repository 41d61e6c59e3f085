import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationRun, type RunState } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { Conflict, NotFound } from "@/platform/errors";
import { isStation } from "../rules/event";
import type { RunFacts } from "../rules/run";

export type Run = typeof evaluationRun.$inferSelect;

/** The evaluation of a year, locked, with what its policies ask; null when there is none. */
export async function findRun(tx: Tx, year: number): Promise<(Run & RunFacts) | null> {
  const [run] = await tx
    .select()
    .from(evaluationRun)
    .where(and(eq(evaluationRun.year, year), ne(evaluationRun.state, "DISCARDED")))
    .for("update");
  if (!run) return null;
  const [open] = await tx.execute<{ objections: number; effects: number }>(sql`
    select (select count(*)::int from evaluation_objection o where o.run_id = ${run.id} and o.state = 'OPEN') as objections,
      (select count(*)::int from evaluation_effect x where x.run_id = ${run.id} and x.state = 'PLANNED') as effects`);
  return { ...run, openObjections: open?.objections ?? 0, openEffects: open?.effects ?? 0 };
}

/** The same for somebody of the station; for anybody else there is none. */
export async function lockRun(tx: Tx, actor: Actor, year: number): Promise<Run & RunFacts> {
  const run = isStation(actor) ? await findRun(tx, year) : null;
  if (!run) throw new NotFound("evaluation");
  return run;
}

type Step = Partial<typeof evaluationRun.$inferInsert> & { readonly state: RunState };

/** One step of a run; zero rows mean that somebody else has taken it. */
export async function stepRun(tx: Tx, run: Run, step: Step): Promise<void> {
  const [row] = await tx
    .update(evaluationRun)
    .set(step)
    .where(and(eq(evaluationRun.id, run.id), eq(evaluationRun.state, run.state)))
    .returning({ id: evaluationRun.id });
  if (!row) throw new Conflict("RUN_MOVED", "年度评价的状态已经变化，请刷新页面后再办理。");
}

export function aboutRun(run: Pick<Run, "id">) {
  return { type: "evaluation", id: run.id };
}
