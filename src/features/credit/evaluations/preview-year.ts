import type { EvaluationLevel } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { linesByExpert } from "../ledger/read-lines";
import { type Evaluated, evaluate, evaluateUnder } from "../rules/evaluation";
import { isStation } from "../rules/event";
import { tally } from "./compute-run";
import { listParticipants } from "./participants";

export interface PreviewRow {
  readonly number: string;
  readonly name: string;
  readonly reviews: number;
  readonly now: Evaluated;
  /** What it would be under the other version; null without one. */
  readonly other: Evaluated | null;
}

export interface Preview {
  readonly year: number;
  readonly levels: Readonly<Record<EvaluationLevel, number>>;
  readonly otherLevels: Readonly<Record<EvaluationLevel, number>> | null;
  readonly changed: number;
  /** Those whose level differs first, then the lowest scores. */
  readonly rows: readonly PreviewRow[];
}

/**
 * A year as it stands, before anything is written: under the version it would be evaluated by, and under another one
 * with that one's points for each event (features.md 82). For the station; null for anybody else.
 */
export async function previewYear(
  ctx: Pick<Ctx, "actor" | "tx">,
  input: { readonly year: number; readonly policyCode: string; readonly otherCode: string | null },
): Promise<Preview | null> {
  if (!isStation(ctx.actor)) return null;
  const [policy, other] = [
    await policyOf(ctx, input.policyCode),
    input.otherCode ? await policyOf(ctx, input.otherCode) : null,
  ];
  const lines = await linesByExpert(ctx, input.year);
  const rows = (await listParticipants(ctx, input.year)).map(
    ({ expertId, number, name, reviews }): PreviewRow => {
      const own = lines.get(expertId) ?? [];
      return {
        number,
        name,
        reviews,
        now: evaluate(own, policy.values),
        other: other ? evaluateUnder(own, other.values) : null,
      };
    },
  );
  const differs = (row: PreviewRow) => row.other !== null && row.other.level !== row.now.level;
  return {
    year: input.year,
    levels: tally(rows.map(({ now }) => now)),
    otherLevels: other ? tally(rows.flatMap((row) => (row.other ? [row.other] : []))) : null,
    changed: rows.filter(differs).length,
    rows: [...rows].sort((a, b) => Number(differs(b)) - Number(differs(a)) || a.now.score - b.now.score),
  };
}
