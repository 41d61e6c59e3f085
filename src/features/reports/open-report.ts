import { and, asc, eq, notInArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { report, reportItem } from "@/db/schema";
import { Conflict } from "@/platform/errors";
import type { SourcedItem } from "./rules/edit-items";

export type Report = typeof report.$inferSelect;

/** The report a case has now; null before the first draft and after one that came to nothing. */
export async function findOpenReport(tx: Pick<Tx, "select">, caseId: string): Promise<Report | null> {
  const [row] = await tx
    .select()
    .from(report)
    .where(and(eq(report.caseId, caseId), notInArray(report.state, ["WITHDRAWN", "DISSENTED"])));
  return row ?? null;
}

/** The open report in one of its states; Conflict when it has moved on. */
export async function demandReport(tx: Tx, caseId: string, state: Report["state"]): Promise<Report> {
  const row = await findOpenReport(tx, caseId);
  if (row?.state !== state) throw moved();
  return row;
}

export function moved(): Conflict {
  return new Conflict("REPORT_MOVED", "论证报告的状态已经变化，请刷新页面后再办理。");
}

/** The lines of a report in their order. */
export async function itemsOf(tx: Pick<Tx, "select">, reportId: string): Promise<SourcedItem[]> {
  return tx
    .select({
      id: reportItem.id,
      heading: reportItem.heading,
      chapter: reportItem.chapter,
      page: reportItem.page,
      severity: reportItem.severity,
      text: reportItem.text,
      sources: reportItem.sources,
    })
    .from(reportItem)
    .where(eq(reportItem.reportId, reportId))
    .orderBy(asc(reportItem.ordinal));
}
