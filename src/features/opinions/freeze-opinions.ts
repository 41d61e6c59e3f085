import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { opinion } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";

/** At the meeting's end every opinion is what it was (四(二)3 如实记录备案). */
export async function freezeOpinions(
  tx: Tx,
  caseId: string,
  now: Date,
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const open = and(eq(opinion.caseId, caseId), isNull(opinion.frozenAt));
  const missing = await tx
    .update(opinion)
    .set({ state: "MISSING", frozenAt: now })
    .where(and(open, inArray(opinion.state, ["NOT_STARTED", "DRAFT"])))
    .returning({ id: opinion.id });
  const kept = await tx.update(opinion).set({ frozenAt: now }).where(open).returning({ id: opinion.id });
  return {
    audit: [...missing, ...kept].map(({ id }) => ({
      action: "opinion.frozen" as const,
      subject: { type: "opinion", id },
    })),
    jobs: [],
  };
}
