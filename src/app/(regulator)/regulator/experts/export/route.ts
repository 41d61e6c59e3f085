import type { NextRequest } from "next/server";
import { exportMembers, readPoolFilter } from "@/features/experts";
import { dateAt } from "@/features/rulebook";
import { attachment } from "@/platform/content-disposition";
import { pageContext } from "@/platform/request";
import { exportAnswer } from "../../workbook";

/** The list of members under the filter of the address, all pages, as a workbook; each export is on record. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await pageContext("regulator", "/regulator/experts");
  const filter = readPoolFilter(Object.fromEntries(request.nextUrl.searchParams));
  const name = `专家库-${dateAt(ctx.now)}.xlsx`;
  return exportAnswer(ctx, exportMembers(ctx, filter), attachment(name));
}
