import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { creditEntry } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import type { PointsKey } from "../rules/kinds";
import type { Line } from "../rules/score";

export interface LedgerLine extends Line {
  readonly id: string;
  readonly expertId: string | null;
  readonly organizationId: string | null;
  readonly year: number;
  readonly reason: string;
  readonly enteredAt: Date;
}

/** Lines of the ledger in the order in which they were entered. For callers that have checked who reads. */
export async function readLines(ctx: Pick<Ctx, "tx">, where: SQL | undefined): Promise<LedgerLine[]> {
  const rows = await reader(ctx)
    .select()
    .from(creditEntry)
    .where(where)
    .orderBy(asc(creditEntry.enteredAt), asc(creditEntry.id));
  return rows.map((row) => ({ ...row, rule: row.rule as PointsKey }));
}

/** One year's lines by expert; only of `experts` where they are given. */
export async function linesByExpert(
  ctx: Pick<Ctx, "tx">,
  year: number,
  experts?: readonly string[],
): Promise<Map<string, LedgerLine[]>> {
  const lines = await readLines(
    ctx,
    and(eq(creditEntry.year, year), experts ? inArray(creditEntry.expertId, [...experts]) : undefined),
  );
  const found = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    if (!line.expertId) continue;
    const own = found.get(line.expertId);
    if (own) own.push(line);
    else found.set(line.expertId, [line]);
  }
  return found;
}
