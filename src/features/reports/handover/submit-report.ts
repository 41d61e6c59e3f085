import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { report, reportSubmission, storedFile } from "@/db/schema";
import { currentFiles, lockOwnCase, moveCase } from "@/features/reviews";
import { dateAt, durationMs, holidayCalendar, policyOf, workingDayDeadline } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import type { submitInput } from "../input";
import { acceptUnchecked } from "../jobs";
import { moved } from "../open-report";
import { whyNotHandIn } from "../policy";
import { reportContentSchema } from "../rules/content";
import { compareHandIn, timelinessOf } from "../rules/hand-in";
import { recordOverdue } from "./record-overdue";

/** Stands for somebody on the paper who is not on the list of those who attended. */
const stranger = "00000000-0000-4000-8000-000000000000";

/**
 * 报送论证报告和签到表 (四(一)3): both files as they were shown, and what the contractor reads off the paper, compared
 * at once (E17). In time or late is decided by the first complete hand-in and kept over returns (E18).
 */
export async function submitReport(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof submitInput>,
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockOwnCase(tx, ctx.actor, input.caseId);
    demand(whyNotHandIn(reviewed.state));
    const [locked] = await tx
      .select()
      .from(report)
      .where(and(eq(report.caseId, reviewed.id), eq(report.state, "LOCKED")));
    if (!locked?.dueAt || !locked.conclusion || !locked.checkCode) throw moved();
    const files = await currentOf(tx, reviewed.id);
    const paper = demandFile(files.report, input.reportFileId, "reportFileId", "论证报告扫描件");
    const sheet = demandFile(files.sheet, input.sheetFileId, "sheetFileId", "会议签到表");
    if (!files.form) {
      throw new Conflict("FORM_NOT_READY", "论证报告表格还在生成，请稍候刷新页面，打印签名后再报送。");
    }
    const { panel } = reportContentSchema.parse(locked.content);
    const attending = panel.map(({ invitationId }) => invitationId);
    const unknown = input.stranger || input.signers.some((one) => !attending.includes(one));
    const signers = [
      ...input.signers.filter((one) => attending.includes(one)),
      ...(unknown ? [stranger] : []),
    ];
    const findings = compareHandIn(
      { attending, conclusion: locked.conclusion, checkCode: locked.checkCode, pages: files.form.pages ?? 0 },
      { signers, conclusion: input.conclusion, checkCode: input.checkCode, pages: paper.pages ?? 0 },
    );
    const earlier = await tx
      .select({ timeliness: reportSubmission.timeliness })
      .from(reportSubmission)
      .where(eq(reportSubmission.reportId, locked.id))
      .orderBy(asc(reportSubmission.ordinal));
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const timeliness =
      earlier[0]?.timeliness ??
      timelinessOf({
        dueAt: locked.dueAt,
        handedInAt: now,
        startedAt: [paper.startedAt, sheet.startedAt],
        graceMs: durationMs(policy["report.upload_grace"]),
      });
    const calendar = await holidayCalendar({ ...ctx, tx });
    const acceptBy = workingDayDeadline(dateAt(now), policy["report.check_window"], calendar).dueAt;
    const id = randomId();
    await tx.insert(reportSubmission).values({
      id,
      caseId: reviewed.id,
      reportId: locked.id,
      ordinal: earlier.length + 1,
      reportFileId: paper.id,
      sheetFileId: sheet.id,
      signers,
      conclusion: input.conclusion,
      checkCode: input.checkCode,
      submittedBy: ctx.actor.id,
      submittedAt: now,
      timeliness,
      findings,
      acceptBy,
    });
    await moveCase(tx, reviewed.id, ["AWAITING_REPORT"], "REPORT_CHECK");
    const late = timeliness === "LATE" ? await recordOverdue(tx, reviewed, locked, now) : [];
    return {
      value: { caseId: reviewed.id },
      audit: entries([
        {
          action: "report.submitted",
          subject: { type: "report", id: locked.id },
          detail: {
            case: reviewed.id,
            submission: id,
            ordinal: earlier.length + 1,
            timeliness,
            findings,
            report: paper.sha256,
            sheet: sheet.sha256,
          },
        },
        ...late,
      ]),
      jobs: [acceptUnchecked.request({}, acceptBy)],
    };
  });
}

type File = typeof storedFile.$inferSelect;

async function currentOf(tx: Tx, caseId: string) {
  const files = currentFiles(await tx.select().from(storedFile).where(eq(storedFile.caseId, caseId)));
  const of = (kind: File["kind"]) => files.find((file) => file.kind === kind);
  return { report: of("report"), sheet: of("sign_in_sheet"), form: of("report_form") };
}

/** The newest version that can be used, if it is the one that was shown. */
function demandFile(file: File | undefined, shown: string, field: string, label: string): File {
  if (!file) throw new InvalidInput({ [field]: `请先上传${label}，等校验和查毒完成后再提交` });
  if (file.id !== shown) {
    throw new Conflict("FILE_REPLACED", `${label}已有新的版本，请刷新页面，核对后再提交。`);
  }
  return file;
}
