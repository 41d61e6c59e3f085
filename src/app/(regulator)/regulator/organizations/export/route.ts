import type { NextRequest } from "next/server";
import { exportUnits } from "@/features/experts";
import { readRegisterFilter } from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import { attachment } from "@/platform/content-disposition";
import { pageContext } from "@/platform/request";
import { exportAnswer } from "../../workbook";

/** The register of units under the filter of the address, all pages, as a workbook; each export is on record. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await pageContext("regulator", "/regulator/organizations");
  const filter = readRegisterFilter(Object.fromEntries(request.nextUrl.searchParams));
  const name = `单位-${dateAt(ctx.now)}.xlsx`;
  return exportAnswer(ctx, exportUnits(ctx, filter), attachment(name));
}
