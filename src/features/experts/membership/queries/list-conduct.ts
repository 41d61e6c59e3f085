import { and, asc, desc, eq, sql } from "drizzle-orm";
import { conductRecord } from "@/db/schema";
import { dateAt, POLICY_PARAMETERS, policyInForce } from "@/features/rulebook";
import { reader } from "@/platform/context";
import { type Credit, conductWords, creditSoFar, pointsRule } from "../../rules/credit";
import { ownExpertId, type ReadCtx } from "./find-own-membership";

/** Years she has records of, the newest first; this one always among them. */
export async function listConductYears(ctx: ReadCtx): Promise<number[]> {
  const thisYear = Number(dateAt(ctx.now).slice(0, 4));
  const expertId = ownExpertId(ctx.actor);
  const rows = expertId
    ? await reader(ctx)
        .selectDistinct({ year: conductRecord.year })
        .from(conductRecord)
        .where(eq(conductRecord.expertId, expertId))
        .orderBy(desc(conductRecord.year))
    : [];
  return [...new Set([thisYear, ...rows.map(({ year }) => year)])].sort((a, b) => b - a);
}

export interface ConductLine {
  readonly id: string;
  readonly words: string;
  readonly points: number;
  readonly occurredAt: Date;
  /** The policy's rule that gave the points, and where it comes from. */
  readonly rule: string;
  readonly source: string;
  readonly policyCode: string;
  /** The invitation it is about; null for evidence of another kind. */
  readonly invitationId: string | null;
}

/** What is recorded of one year with the points and their source, oldest first, and the credit so far (D13). */
export async function readOwnCredit(
  ctx: ReadCtx,
  year: number,
): Promise<{ lines: ConductLine[]; credit: Credit }> {
  const { values: policy } = await policyInForce(ctx);
  const expertId = ownExpertId(ctx.actor);
  const rows = await reader(ctx)
    .select()
    .from(conductRecord)
    .where(and(expertId ? eq(conductRecord.expertId, expertId) : sql`false`, eq(conductRecord.year, year)))
    .orderBy(asc(conductRecord.occurredAt), asc(conductRecord.recordedAt), asc(conductRecord.id));
  const seen = new Set<string>();
  const lines = rows.map((row): ConductLine => {
    const key = pointsRule(row.kind, !seen.has(row.kind));
    seen.add(row.kind);
    const { label, source } = POLICY_PARAMETERS[key];
    return {
      id: row.id,
      words: conductWords[row.kind],
      points: row.points,
      occurredAt: row.occurredAt,
      rule: label,
      source,
      policyCode: row.policyCode,
      invitationId: row.evidenceType === "invitation" ? row.evidenceId : null,
    };
  });
  const credit = creditSoFar(
    rows.map(({ points }) => points),
    { base: policy["credit.base"], bonusCap: policy["credit.bonus_cap"] },
  );
  return { lines, credit };
}
