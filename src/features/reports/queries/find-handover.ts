import { and, asc, desc, eq, inArray } from "drizzle-orm";
import {
  type FileKind,
  mediation,
  organization,
  report,
  reportConfirmation,
  reportSubmission,
  reviewCase,
  storedFile,
} from "@/db/schema";
import { caseScope, currentFiles } from "@/features/reviews";
import { holidayCalendar, policyOf, reportDeadline } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { reportContentSchema } from "../rules/content";
import { findReport } from "./find-report";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

const open: readonly FileKind[] = ["report_form", "report", "sign_in_sheet"];

/**
 * What became of a case's report since it was locked, for whoever sees the case: the form, the deadline with its
 * reckoning, files, hand-ins and findings. Nobody here reads who dissented.
 */
export async function findHandover(ctx: ReadCtx, caseId: string) {
  if (!isId(caseId)) return null;
  const db = reader(ctx);
  const [reviewed] = await db
    .select({
      id: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      state: reviewCase.state,
      policyCode: reviewCase.policyCode,
      jurisdictionCode: reviewCase.jurisdictionCode,
      conclusion: reviewCase.conclusion,
      organizationName: organization.name,
    })
    .from(reviewCase)
    .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
    .where(and(eq(reviewCase.id, caseId), caseScope(ctx.actor)));
  if (!reviewed) return null;
  const found = await findReport(ctx, caseId);
  const files = await db
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.caseId, caseId), inArray(storedFile.kind, [...open])))
    .orderBy(asc(storedFile.kind), desc(storedFile.version));
  const submissions = await db
    .select()
    .from(reportSubmission)
    .where(eq(reportSubmission.caseId, caseId))
    .orderBy(desc(reportSubmission.submittedAt));
  const current = currentFiles(files);
  return {
    case: reviewed,
    report: found,
    deadline: await reckon(ctx, reviewed.policyCode, caseId),
    files,
    form: current.find(({ kind }) => kind === "report_form") ?? null,
    paper: current.find(({ kind }) => kind === "report") ?? null,
    sheet: current.find(({ kind }) => kind === "sign_in_sheet") ?? null,
    submissions,
  };
}

export type Handover = NonNullable<Awaited<ReturnType<typeof findHandover>>>;
export type Submission = Handover["submissions"][number];

/** The deadline as it was fixed, with the sentence that shows the counting while the calendar still says the same. */
async function reckon(ctx: ReadCtx, policyCode: string, caseId: string) {
  const [row] = await reader(ctx)
    .select({ from: report.meetingEndDate, dueDate: report.dueDate, dueAt: report.dueAt })
    .from(report)
    .where(and(eq(report.caseId, caseId), inArray(report.state, ["LOCKED", "ACCEPTED"])));
  if (!row?.from || !row.dueDate || !row.dueAt) return null;
  const { values } = await policyOf(ctx, policyCode);
  const again = reportDeadline(row.from, await holidayCalendar(ctx), values["report.due_days"]);
  return {
    meetingEndDate: row.from,
    dueAt: row.dueAt,
    explanation: again.dueDate === row.dueDate ? again.explanation : null,
  };
}

/** A divided panel's case for the authorities: each report with the answers to it, and the minutes. Null for anybody else. */
export async function findMediation(ctx: ReadCtx, caseId: string) {
  const { actor } = ctx;
  if (!isId(caseId) || actor.kind !== "user" || actor.role !== "regulator") return null;
  const db = reader(ctx);
  const rows = await db
    .select({
      id: mediation.id,
      state: mediation.state,
      openedAt: mediation.openedAt,
      note: mediation.note,
      decidedAt: mediation.decidedAt,
      minutesFileId: mediation.minutesFileId,
      reportId: report.id,
      content: report.content,
      caseState: reviewCase.state,
      title: reviewCase.title,
      number: reviewCase.number,
    })
    .from(mediation)
    .innerJoin(report, eq(report.id, mediation.reportId))
    .innerJoin(reviewCase, eq(reviewCase.id, mediation.caseId))
    .where(and(eq(mediation.caseId, caseId), caseScope(actor)))
    .orderBy(desc(mediation.openedAt));
  const [last] = rows;
  if (!last) return null;
  const answers = await db
    .select()
    .from(reportConfirmation)
    .where(eq(reportConfirmation.reportId, last.reportId));
  const minutes = await db
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.caseId, caseId), eq(storedFile.kind, "mediation_minutes")))
    .orderBy(desc(storedFile.version));
  const content = reportContentSchema.parse(last.content);
  return {
    ...last,
    content,
    answers: content.panel.map((one) => ({
      ...one,
      said: answers.find(({ invitationId }) => invitationId === one.invitationId) ?? null,
    })),
    minutes,
    /** Files of an earlier mediation do not count for this one. */
    usable:
      minutes.find(({ state, startedAt }) => state === "AVAILABLE" && startedAt >= last.openedAt) ?? null,
  };
}

export type FoundMediation = NonNullable<Awaited<ReturnType<typeof findMediation>>>;
