import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type EffectKind, evaluationEffect } from "@/db/schema";
import { undoDecisions } from "@/features/experts";
import { policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import { effectOf } from "../rules/evaluation";
import { latestResult } from "./latest-results";
import { findRun, type Run } from "./lock-run";

const decided: readonly Run["state"][] = ["FINAL", "APPLIED", "PUBLISHED"];

/** Whether a run's levels have consequences: not before it is final. */
export function isDecided(run: Pick<Run, "state">): boolean {
  return decided.includes(run.state);
}

/**
 * Makes what follows for one expert fit her newest level (D13, E32): what no longer follows is dropped, or where it was
 * carried out revoked, a suspension or removal at once; what follows now is planned. Nothing before the run is final.
 */
export async function settleEffects(
  tx: Tx,
  run: Run,
  expertId: string,
  why: { readonly by: string; readonly reason: string; readonly now: Date },
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const result = isDecided(run) ? await latestResult(tx, run.id, expertId) : null;
  if (!result) return { audit: [], jobs: [] };
  const before = await findRun(tx, run.year - 1);
  const earlier = before && isDecided(before) ? await latestResult(tx, before.id, expertId) : null;
  const { values: policy } = await policyOf({ tx }, run.policyCode);
  const wanted = effectOf(result.level, earlier?.level ?? null, policy);
  const [current] = await tx
    .select()
    .from(evaluationEffect)
    .where(
      and(
        eq(evaluationEffect.runId, run.id),
        eq(evaluationEffect.expertId, expertId),
        inArray(evaluationEffect.state, ["PLANNED", "DONE"]),
      ),
    )
    .for("update");
  if ((current?.kind ?? null) === wanted) return { audit: [], jobs: [] };
  const ended = current ? await end(tx, current, why) : { audit: [], jobs: [] };
  const planned = wanted ? await planEffect(tx, run, expertId, wanted, why.now) : [];
  return { audit: [...ended.audit, ...planned], jobs: ended.jobs };
}

/** A consequence to be carried out by the station. */
export async function planEffect(
  tx: Tx,
  run: Pick<Run, "id">,
  expertId: string,
  kind: EffectKind,
  now: Date,
): Promise<Audit[]> {
  const id = randomId();
  await tx.insert(evaluationEffect).values({ id, runId: run.id, expertId, kind, plannedAt: now });
  return [
    {
      action: "evaluation.effectPlanned",
      subject: { type: "effect", id },
      detail: { expert: expertId, kind, run: run.id },
    },
  ];
}

async function end(
  tx: Tx,
  effect: typeof evaluationEffect.$inferSelect,
  why: { readonly by: string; readonly reason: string; readonly now: Date },
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const { by, reason, now } = why;
  const revoked = effect.state === "DONE";
  await tx
    .update(evaluationEffect)
    .set(
      revoked
        ? {
            state: "REVOKED",
            revokedAt: now,
            note: `${effect.note ?? ""}${effect.note ? "；" : ""}${reason}`,
          }
        : { state: "DROPPED", closedBy: by, closedAt: now, note: reason },
    )
    .where(eq(evaluationEffect.id, effect.id));
  const undone = await undoDecisions(tx, effect.decisionId ? [effect.decisionId] : [], why);
  return {
    audit: [
      {
        action: revoked ? "evaluation.effectRevoked" : "evaluation.effectDropped",
        subject: { type: "effect", id: effect.id },
        detail: { expert: effect.expertId, kind: effect.kind, run: effect.runId, reason },
      },
      ...undone.audit,
    ],
    jobs: undone.jobs,
  };
}
