import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { caseNumber, storedFile } from "@/db/schema";
import { lockOwnProject } from "@/features/projects";
import { dateAt, holidayCalendar, policyInForce, workingDayDeadline } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { chooseSpecialty } from "./classify-items";
import { lacksOf, readDossier } from "./dossier";
import { currentFiles } from "./files";
import { moveCase } from "./move-case";
import { lockOwnCase } from "./own-case";

/** Working days the supervising body has; after that a case with green checks is admitted by itself (D3). */
const admissionDays = 1;

/**
 * Files a plan: everything is checked again under locks, the number given (a returned case keeps its own),
 * policy and classification frozen. Denied names everything that is missing.
 */
export async function submitCase(
  ctx: Ctx,
  { caseId }: { caseId: string },
): Promise<{ caseId: string; number: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockOwnCase(tx, ctx.actor, caseId);
    const project = await lockOwnProject(tx, ctx.actor, row.projectId);
    const { library, jurisdictionCode } = project;
    const dossier = await readDossier(tx, { ...row, library }, now);
    const lacks = lacksOf(dossier);
    if (lacks.length > 0) {
      throw new Denied("NOT_READY", `还不能提交：${lacks.map((lack) => lack.sentence).join("；")}。`);
    }
    const { classification } = dossier;
    const policy = await policyInForce({ tx, now });
    const due = workingDayDeadline(dateAt(now), admissionDays, await holidayCalendar({ tx }));
    const number = row.number ?? (await nextNumber(tx, now));
    const mainSpecialty = chooseSpecialty(classification.specialties, row.mainSpecialty);
    await moveCase(tx, caseId, ["DRAFT", "RETURNED"], "SUBMITTED", {
      number,
      library,
      jurisdictionCode,
      policyCode: policy.id,
      mainSpecialty,
      result: classification.result,
      classification: { ...classification },
      submittedAt: now,
      admitBy: due.dueAt,
      returnedReason: null,
    });
    const files = currentFiles(await tx.select().from(storedFile).where(eq(storedFile.caseId, caseId)));
    return {
      value: { caseId, number },
      audit: [
        {
          action: "case.submitted",
          subject: { type: "case", id: caseId },
          detail: {
            number,
            policy: policy.id,
            result: classification.result,
            mainSpecialty,
            files: files.map(({ kind, version, sha256 }) => ({ kind, version, sha256 })),
            admitBy: due.dueAt.toISOString(),
            calendar: due.calendarVersion,
          },
        },
      ],
    };
  });
}

/** The next number of the year in China; the row is locked until the filing commits, so none is lost or doubled. */
async function nextNumber(tx: Tx, now: Date): Promise<string> {
  const year = Number(dateAt(now).slice(0, 4));
  const [row] = await tx
    .insert(caseNumber)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: caseNumber.year, set: { last: sql`${caseNumber.last} + 1` } })
    .returning({ last: caseNumber.last });
  if (!row) throw new Error("no case number was given");
  return `QDLZ-${year}-${String(row.last).padStart(6, "0")}`;
}
