import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type EvaluationLevel, evaluationResult, evaluationRun } from "@/db/schema";
import { canonicalJson } from "@/features/experts";
import { type PolicyVersion, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { linesByExpert } from "../ledger/read-lines";
import { lockYear, yearOf } from "../ledger/year-lock";
import { contentOf, type EvaluationContent } from "../rules/evaluation";
import { isStation } from "../rules/event";
import { whyNotCompute } from "../rules/run";
import { aboutRun, findRun } from "./lock-run";
import { listParticipants } from "./participants";

const chunk = 500;

/**
 * 生成年度评价: of a year that is over and whose events are all settled, under one policy version, from the ledger
 * alone (D13). One a year; until somebody was told it can be thrown away. Denied with what is still open.
 */
export async function computeRun(
  ctx: Ctx & { actor: UserActor },
  input: { year: number; policyCode: string },
): Promise<{ year: number }> {
  const { actor } = ctx;
  if (!isStation(actor)) throw new NotFound("evaluation");
  return mutation(ctx, async (tx, now) => {
    const { year } = input;
    await lockYear(tx, year);
    demand(
      whyNotCompute(actor, {
        year,
        now: yearOf(now),
        open: await countOpenEvents(tx, year),
        run: (await findRun(tx, year)) !== null,
      }),
    );
    const policy = await policyOf({ tx }, input.policyCode);
    const run = { id: randomId(), year, policyCode: policy.id, computedBy: actor.personId, computedAt: now };
    await tx.insert(evaluationRun).values(run);
    const lines = await linesByExpert({ tx }, year);
    const results = (await listParticipants({ tx }, year)).map(({ expertId, number, reviews }) =>
      resultOf({ run, expertId, number, reviews, lines: lines.get(expertId) ?? [], policy }),
    );
    for (let at = 0; at < results.length; at += chunk)
      await tx
        .insert(evaluationResult)
        .values(results.slice(at, at + chunk).map((one) => ({ ...one, version: 1, computedAt: now })));
    const digest = sha256(results.map(({ contentHash }) => contentHash).join("\n"));
    return {
      value: { year },
      audit: [
        {
          action: "evaluation.computed",
          subject: aboutRun(run),
          detail: { year, policy: policy.id, results: results.length, levels: tally(results), digest },
        },
      ],
    };
  });
}

/** One expert's result as a row without its version: content from ledger and policy, and its digest. */
export function resultOf(one: {
  readonly run: { readonly id: string; readonly year: number };
  readonly expertId: string;
  readonly number: string;
  readonly reviews: number;
  readonly lines: Parameters<typeof contentOf>[2];
  readonly policy: PolicyVersion;
}) {
  const content = contentOf(one.run.year, one.number, one.lines, one.policy);
  return {
    id: randomId(),
    runId: one.run.id,
    expertId: one.expertId,
    reviews: one.reviews,
    score: content.score,
    level: content.level,
    content: { ...content },
    contentHash: hashEvaluation(content),
  };
}

/** SHA-256 of the canonical JSON. */
export function hashEvaluation(content: EvaluationContent): string {
  return sha256(canonicalJson(content));
}

export function tally(results: readonly { level: EvaluationLevel }[]): Record<EvaluationLevel, number> {
  const counts = { EXCELLENT: 0, GOOD: 0, BASIC: 0, FAILED: 0 };
  for (const { level } of results) counts[level] += 1;
  return counts;
}

/** What is not settled yet of a year's experts: open events, and records that have not become events yet. */
export async function countOpenEvents(tx: Pick<Tx, "execute">, year: number): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`
    select ((select count(*) from credit_event e where e.year = ${year} and e.expert_id is not null
        and e.state in ('PROPOSED', 'NOTIFIED', 'OBJECTED', 'UPHELD'))
      + (select count(*) from conduct_record c where c.year = ${year} and not exists (
        select from credit_event e where e.evidence_type = 'conduct_record' and e.evidence_id = c.id)))::int as n`);
  return row?.n ?? 0;
}
