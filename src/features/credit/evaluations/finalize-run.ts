import { and, eq } from "drizzle-orm";
import { evaluationResult } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { effectOf } from "../rules/evaluation";
import { whyNotApply, whyNotFinalize, whyNotPublish } from "../rules/run";
import { tally } from "./compute-run";
import { followDecisionsOf } from "./follow-decisions";
import { isLatest } from "./latest-results";
import { aboutRun, findRun, lockRun, stepRun } from "./lock-run";
import { isDecided, planEffect } from "./settle-effects";

type UserCtx = Ctx & { actor: UserActor };

/** 确定: the window is over, every objection decided; by another person than who computed. What follows is planned. */
export async function finalizeRun(ctx: UserCtx, input: { year: number }): Promise<{ year: number }> {
  return mutation(ctx, async (tx, now) => {
    const run = await lockRun(tx, ctx.actor, input.year);
    demand(whyNotFinalize(ctx.actor, run, now));
    await stepRun(tx, run, { state: "FINAL", finalBy: ctx.actor.personId, finalAt: now });
    const { values: policy } = await policyOf({ tx }, run.policyCode);
    const before = await findRun(tx, run.year - 1);
    const earlier = new Map(
      before && isDecided(before)
        ? (await levelsOf(tx, before.id)).map(({ expertId, level }) => [expertId, level])
        : [],
    );
    const results = await levelsOf(tx, run.id);
    const planned: Audit[] = [];
    for (const { expertId, level } of results) {
      const kind = effectOf(level, earlier.get(expertId) ?? null, policy);
      if (kind) planned.push(...(await planEffect(tx, run, expertId, kind, now)));
    }
    return {
      value: { year: run.year },
      audit: [
        {
          action: "evaluation.finalized",
          subject: aboutRun(run),
          detail: { year: run.year, levels: tally(results), effects: planned.length },
        },
        ...planned,
      ],
    };
  });
}

/** 处理完毕: every talk was had, every decision of two is in force or was dropped with its reason. */
export async function applyRun(ctx: UserCtx, input: { year: number }): Promise<{ year: number }> {
  return mutation(ctx, async (tx, now) => {
    await lockRun(tx, ctx.actor, input.year);
    const followed = await followDecisionsOf(tx, now);
    const run = await lockRun(tx, ctx.actor, input.year);
    demand(whyNotApply(ctx.actor, run));
    await stepRun(tx, run, { state: "APPLIED", appliedAt: now });
    return {
      value: { year: run.year },
      audit: [
        { action: "evaluation.applied", subject: aboutRun(run), detail: { year: run.year } },
        ...followed,
      ],
    };
  });
}

/** 公布, by another person than who made it final: name, count of reviews and level stand on the public pages (D13). */
export async function publishRun(ctx: UserCtx, input: { year: number }): Promise<{ year: number }> {
  return mutation(ctx, async (tx, now) => {
    const run = await lockRun(tx, ctx.actor, input.year);
    demand(whyNotPublish(ctx.actor, run));
    await stepRun(tx, run, { state: "PUBLISHED", publishedBy: ctx.actor.personId, publishedAt: now });
    return {
      value: { year: run.year },
      audit: [
        {
          action: "evaluation.published",
          subject: aboutRun(run),
          detail: { year: run.year, levels: tally(await levelsOf(tx, run.id)) },
        },
      ],
    };
  });
}

async function levelsOf(tx: Parameters<typeof findRun>[0], runId: string) {
  return tx
    .select({ expertId: evaluationResult.expertId, level: evaluationResult.level })
    .from(evaluationResult)
    .where(and(eq(evaluationResult.runId, runId), isLatest));
}
