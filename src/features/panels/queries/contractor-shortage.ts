import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { auditEntry } from "@/db/schema";
import { EXCLUSION_CODES } from "@/features/draws";
import type { ReviewCase } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { excludedOf } from "../preview-pool";

/** Why no further expert can be drawn: counts by rule, no person and no single answer. */
export interface Shortage {
  readonly code: "POOL_SHORT" | "MAX_ROUNDS" | "NO_TIME" | "OTHER";
  readonly round: number | null;
  readonly open: number | null;
  readonly fillable: number | null;
  readonly cappedOut: boolean;
  readonly excluded: readonly { readonly text: string; readonly count: number }[];
}

const stored = z.looseObject({
  code: z.string(),
  round: z.number().optional(),
  report: z
    .looseObject({
      open: z.number(),
      fillable: z.number(),
      fillableWithoutCap: z.number(),
      excluded: z.partialRecord(z.enum(EXCLUSION_CODES), z.number()),
    })
    .optional(),
});

/** The end of the pool with its time, once a batch has passed since; before that the page does not know of it. */
export async function findExhaustion(
  ctx: Pick<Ctx, "tx">,
  reviewed: Pick<ReviewCase, "id" | "exhaustedReason">,
  asOf: Date,
): Promise<{ at: Date; shortage: Shortage } | null> {
  const [entry] = await reader(ctx)
    .select({ at: auditEntry.at })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subjectType, "case"),
        eq(auditEntry.subjectId, reviewed.id),
        eq(auditEntry.action, "pool.exhausted"),
      ),
    )
    .orderBy(desc(auditEntry.at))
    .limit(1);
  if (!entry || entry.at > asOf) return null;
  return { at: entry.at, shortage: shortageOf(reviewed.exhaustedReason) };
}

function shortageOf(reason: ReviewCase["exhaustedReason"]): Shortage {
  const { code, round = null, report } = stored.parse(reason ?? { code: "OTHER" });
  const known = code === "POOL_SHORT" || code === "MAX_ROUNDS" || code === "NO_TIME";
  return {
    code: known ? code : "OTHER",
    round,
    open: report?.open ?? null,
    fillable: report?.fillable ?? null,
    cappedOut: report !== undefined && report.fillableWithoutCap > report.fillable,
    excluded: report ? excludedOf(report).map(({ text, count }) => ({ text, count })) : [],
  };
}
