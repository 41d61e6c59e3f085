import type { NextRequest } from "next/server";
import { dateAt } from "@/features/rulebook";
import { exportedName, exportStatistics } from "@/features/statistics";
import { attachment } from "@/platform/content-disposition";
import { pageContext } from "@/platform/request";
import { exportAnswer } from "../../workbook";
import { readAsked, statisticsPath } from "../addresses";

/** The table of a chart under the filter of the address as a workbook; each export is on record. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await pageContext("regulator", statisticsPath);
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const table = query.table ?? "months";
  const { filter } = readAsked(ctx, query);
  const name = `${exportedName(table) ?? "统计分析"}-${dateAt(ctx.now)}.xlsx`;
  return exportAnswer(ctx, exportStatistics(ctx, table, filter), attachment(name));
}
