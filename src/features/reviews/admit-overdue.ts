import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { reviewCase } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { mutation, unchanged } from "@/platform/mutation";
import { lacksOf, readDossier } from "./dossier";
import { lockCase, moveCase } from "./move-case";

const batch = 50;

/**
 * Decides the cases nobody decided in time: admitted when the automatic checks are green, else returned
 * with what they found (D3). Answers how many it moved.
 */
export async function admitOverdue(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.state, "SUBMITTED"), sql`${reviewCase.admitBy} <= app_now()`))
    .orderBy(asc(reviewCase.admitBy))
    .limit(batch);
  let moved = 0;
  for (const { id } of due) if (await decideOverdue(ctx, id)) moved++;
  return moved;
}

async function decideOverdue(ctx: Ctx, caseId: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockCase(tx, caseId);
    // Somebody may have decided while this waited for the lock.
    if (row.state !== "SUBMITTED" || !row.admitBy || row.admitBy > now) return unchanged(false);
    const subject = { type: "case", id: caseId };
    const dossier = await readDossier(tx, row, row.submittedAt ?? now);
    const reasons = lacksOf({ ...dossier, state: "DRAFT" }).map((lack) => lack.sentence);
    if (reasons.length > 0) {
      await moveCase(tx, caseId, ["SUBMITTED"], "RETURNED", {
        returnedReason: reasons.join("\n"),
        admitBy: null,
      });
      return {
        value: true,
        audit: [{ action: "case.returned", subject, detail: { automatic: true, reasons } }],
      };
    }
    await moveCase(tx, caseId, ["SUBMITTED"], "ADMITTED", { admittedAt: now });
    return { value: true, audit: [{ action: "case.admitted", subject, detail: { automatic: true } }] };
  });
}
