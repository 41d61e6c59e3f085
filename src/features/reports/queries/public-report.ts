import { and, eq, inArray } from "drizzle-orm";
import { type Conclusion, report, reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { reportContentSchema } from "../rules/content";

export interface PublicReport {
  readonly number: string;
  readonly planVersion: number;
  readonly planSha256: string;
  readonly conclusion: Conclusion;
  readonly required: number;
  readonly advice: number;
  readonly checkCode: string;
  readonly contentHash: string;
  readonly lockedAt: Date;
  readonly accepted: boolean;
  readonly void: boolean;
}

/** What anybody with the code on a paper may compare it with: no name of a person, a unit or a project. Null: none. */
export async function findPublicReport(ctx: Pick<Ctx, "tx">, code: string): Promise<PublicReport | null> {
  if (!/^[0-9a-f]{32}$/.test(code)) return null;
  const [row] = await reader(ctx)
    .select({ report, state: reviewCase.state })
    .from(report)
    .innerJoin(reviewCase, eq(reviewCase.id, report.caseId))
    .where(and(eq(report.publicCode, code), inArray(report.state, ["LOCKED", "ACCEPTED"])));
  if (!row) return null;
  const { contentHash, checkCode, lockedAt, state } = row.report;
  if (!contentHash || !checkCode || !lockedAt) return null;
  const { case: reviewed, plan, items, conclusion } = reportContentSchema.parse(row.report.content);
  const required = items.filter(({ severity }) => severity === "MUST").length;
  return {
    number: reviewed.number,
    planVersion: plan.version,
    planSha256: plan.sha256,
    conclusion,
    required,
    advice: items.length - required,
    checkCode,
    contentHash,
    lockedAt,
    accepted: state === "ACCEPTED",
    void: row.state === "VOID",
  };
}
