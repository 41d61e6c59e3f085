import { and, eq, inArray, sql } from "drizzle-orm";
import { evaluationObjection, evaluationRun, expert } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import { whyNotDecideResultObjection, whyNotObjectToResult } from "../rules/run";
import { latestResult } from "./latest-results";
import { aboutRun, findRun, lockRun } from "./lock-run";
import { recomputeYear } from "./recompute-year";

type UserCtx = Ctx & { actor: UserActor };

/** 对年度评价的异议 of the expert herself, once, in the window (D13). */
export async function objectToResult(
  ctx: UserCtx,
  input: { year: number; text: string },
): Promise<{ year: number }> {
  const { expertId } = ctx.actor;
  try {
    return await mutation(ctx, async (tx, now) => {
      const run = expertId ? await findRun(tx, input.year) : null;
      const result = run && expertId ? await latestResult(tx, run.id, expertId) : null;
      if (!run || !expertId || !result || run.state === "COMPUTED") throw new NotFound("evaluation");
      const earlier = await tx
        .select({ id: evaluationObjection.id })
        .from(evaluationObjection)
        .where(and(eq(evaluationObjection.runId, run.id), eq(evaluationObjection.expertId, expertId)));
      demand(whyNotObjectToResult(run, earlier.length > 0, now));
      const id = randomId();
      await tx
        .insert(evaluationObjection)
        .values({ id, runId: run.id, expertId, text: input.text, filedAt: now });
      // Locked above: the window cannot end between the look and the write.
      await tx
        .update(evaluationRun)
        .set({ state: "OBJECTION" })
        .where(and(eq(evaluationRun.id, run.id), inArray(evaluationRun.state, ["NOTIFIED", "OBJECTION"])));
      return {
        value: { year: run.year },
        audit: [
          {
            action: "evaluation.objected",
            subject: aboutRun(run),
            detail: { expert: expertId, year: run.year, objection: id },
          },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "evaluation_objection_once")
      throw new Conflict("OBJECTED_ALREADY", "您已经提出过异议。");
    throw error;
  }
}

/**
 * The station decides an objection, by another person than who computed. Accepted: computed again from the ledger as
 * it now is, unless an appeal has done so since; Denied where nothing changed, because then an event has to be corrected first.
 */
export async function decideResultObjection(
  ctx: UserCtx,
  input: { objectionId: string; decision: "accept" | "dismiss"; reason: string },
): Promise<{ year: number; number: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx, now) => {
    if (!isId(input.objectionId)) throw new NotFound("objection");
    const [found] = await tx
      .select({
        objection: evaluationObjection,
        year: evaluationRun.year,
        person: expert.personId,
        number: expert.number,
      })
      .from(evaluationObjection)
      .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationObjection.runId))
      .innerJoin(expert, eq(expert.id, evaluationObjection.expertId))
      .where(eq(evaluationObjection.id, input.objectionId));
    if (!found) throw new NotFound("objection");
    const run = await lockRun(tx, actor, found.year);
    const { objection } = found;
    demand(whyNotDecideResultObjection(actor, run, { ...objection, subjectPersonId: found.person }));
    const accepted = input.decision === "accept";
    const [row] = await tx
      .update(evaluationObjection)
      .set({
        state: accepted ? "ACCEPTED" : "DISMISSED",
        decidedBy: actor.personId,
        decidedAt: sql`app_now()`,
        reason: input.reason,
      })
      .where(and(eq(evaluationObjection.id, objection.id), eq(evaluationObjection.state, "OPEN")))
      .returning({ id: evaluationObjection.id });
    if (!row) throw new Conflict("RUN_MOVED", "这件异议已经办结，请刷新页面查看结果。");
    const why = { by: actor.personId, reason: `异议成立：${input.reason}`, now };
    const again = accepted
      ? await recomputeYear(tx, { expertId: objection.expertId, year: found.year }, why)
      : { audit: [], jobs: [], changed: true };
    const latest = await latestResult(tx, run.id, objection.expertId);
    if (!again.changed && !(latest && latest.computedAt > objection.filedAt))
      throw new Denied(
        "NOTHING_CHANGED",
        "台账没有变化，重新计算的结果相同。请先由市住建局复核有关的信用事件。",
      );
    return {
      value: { year: found.year, number: found.number },
      audit: [
        {
          action: accepted ? "evaluation.objectionAccepted" : "evaluation.objectionDismissed",
          subject: aboutRun(run),
          detail: {
            expert: objection.expertId,
            year: found.year,
            objection: objection.id,
            reason: input.reason,
          },
        },
        ...again.audit,
      ],
      jobs: again.jobs,
    };
  });
}
