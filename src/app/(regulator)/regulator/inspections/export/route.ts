import type { NextRequest } from "next/server";
import { exportInspections, readInspectionFilter } from "@/features/inspections";
import { dateAt } from "@/features/rulebook";
import { attachment } from "@/platform/content-disposition";
import { pageContext } from "@/platform/request";
import { exportAnswer } from "../../workbook";

/**
 * The inspections under the filter of the address, all pages, as a workbook; each export is on record. A long one is
 * written by the worker, and the answer leads to where it can be waited for.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await pageContext("regulator", "/regulator/inspections");
  const filter = readInspectionFilter(Object.fromEntries(request.nextUrl.searchParams));
  return exportAnswer(ctx, exportInspections(ctx, filter), attachment(`监督检查-${dateAt(ctx.now)}.xlsx`));
}
