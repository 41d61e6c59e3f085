import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { database } from "@/db/client";
import { type Conclusion, report } from "@/db/schema";
import { isId } from "@/platform/id";
import { itemsOf } from "../open-report";
import { type ReportContent, reportContentSchema } from "../rules/content";
import type { SourcedItem } from "../rules/edit-items";

export interface FoundReport {
  readonly id: string;
  readonly caseId: string;
  readonly ordinal: number;
  /** LOCKED: not yet accepted, so the case has no conclusion yet. */
  readonly state: "LOCKED" | "ACCEPTED";
  readonly conclusion: Conclusion;
  readonly leaderInvitationId: string;
  readonly content: ReportContent;
  readonly contentHash: string;
  readonly checkCode: string;
  readonly publicCode: string;
  readonly lockedAt: Date;
  readonly acceptedAt: Date | null;
  readonly formFileId: string | null;
  readonly dueAt: Date;
  readonly overdueAt: Date | null;
  /** In their order; those that MUST be changed are what a revision answers. */
  readonly items: readonly SourcedItem[];
}

/**
 * The locked or accepted report of a case with its items; null when there is none. Unscoped: whoever calls it
 * has found the case in the actor's scope. Takes a context or a transaction.
 */
export async function findReport(
  from: { readonly tx?: Tx } | Tx,
  caseId: string,
): Promise<FoundReport | null> {
  if (!isId(caseId)) return null;
  const db = "select" in from ? from : (from.tx ?? database());
  const [row] = await db
    .select()
    .from(report)
    .where(and(eq(report.caseId, caseId), inArray(report.state, ["LOCKED", "ACCEPTED"])));
  if (!row?.conclusion || !row.contentHash || !row.checkCode || !row.publicCode) return null;
  if (!row.lockedAt || !row.dueAt) return null;
  return {
    id: row.id,
    caseId: row.caseId,
    ordinal: row.ordinal,
    state: row.state === "ACCEPTED" ? "ACCEPTED" : "LOCKED",
    conclusion: row.conclusion,
    leaderInvitationId: row.leaderInvitationId,
    content: reportContentSchema.parse(row.content),
    contentHash: row.contentHash,
    checkCode: row.checkCode,
    publicCode: row.publicCode,
    lockedAt: row.lockedAt,
    acceptedAt: row.acceptedAt,
    formFileId: row.formFileId,
    dueAt: row.dueAt,
    overdueAt: row.overdueAt,
    items: await itemsOf(db, row.id),
  };
}
