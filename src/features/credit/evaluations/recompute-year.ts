import type { Tx } from "@/db/client";
import { evaluationResult } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { linesByExpert } from "../ledger/read-lines";
import { resultOf } from "./compute-run";
import { latestResult } from "./latest-results";
import { aboutRun, findRun } from "./lock-run";
import { listParticipants } from "./participants";
import { settleEffects } from "./settle-effects";

type Why = { readonly by: string; readonly reason: string; readonly now: Date };

/**
 * One expert's year anew from the ledger, as a further version with its reason (E32): published again where it was
 * published, with what followed from it put right, in this year and in the next, which looks back on it. Nothing where
 * the year was not evaluated or the ledger says the same as before.
 */
export async function recomputeYear(
  tx: Tx,
  { expertId, year }: { readonly expertId: string; readonly year: number },
  why: Why,
): Promise<{ audit: Audit[]; jobs: JobRequest[]; changed: boolean }> {
  const nothing = { audit: [], jobs: [], changed: false };
  const run = await findRun(tx, year);
  const before = run ? await latestResult(tx, run.id, expertId) : null;
  const [participant] = before ? await listParticipants({ tx }, year, expertId) : [];
  if (!run || !before || !participant) return nothing;
  const policy = await policyOf({ tx }, run.policyCode);
  const lines = (await linesByExpert({ tx }, year, [expertId])).get(expertId) ?? [];
  const result = resultOf({ ...participant, run, lines, policy });
  if (result.contentHash === before.contentHash) return nothing;
  await tx.insert(evaluationResult).values({
    ...result,
    // What was said of her meetings stays: the ledger alone decides what changes.
    reviews: before.reviews,
    version: before.version + 1,
    reason: why.reason,
    computedAt: why.now,
  });
  const effects = await settleEffects(tx, run, expertId, why);
  const next = await findRun(tx, year + 1);
  const after = next ? await settleEffects(tx, next, expertId, why) : { audit: [], jobs: [] };
  const told =
    run.state === "COMPUTED"
      ? { audit: [], jobs: [] }
      : await queueMessages(tx, [
          {
            template: "evaluationChanged",
            personId: participant.personId,
            subject: { type: "evaluation", id: result.id },
            thing: { type: "evaluation", id: result.id },
            params: {},
            dueAt: nextSendInstant(why.now, policy.values["invite.send_hours"]),
          },
        ]);
  return {
    audit: [
      {
        action: "evaluation.recomputed",
        subject: aboutRun(run),
        detail: {
          expert: expertId,
          year,
          version: before.version + 1,
          before: { score: before.score, level: before.level },
          after: { score: result.score, level: result.level },
          reason: why.reason,
          digest: result.contentHash,
          published: run.state === "PUBLISHED",
        },
      },
      ...effects.audit,
      ...after.audit,
      ...told.audit,
    ],
    jobs: [...effects.jobs, ...after.jobs, ...told.jobs],
    changed: true,
  };
}
