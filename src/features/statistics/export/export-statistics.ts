import type { UserActor } from "@/platform/actor";
import { boundedRead } from "@/platform/bounded-read";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { demandExportAllowance } from "@/platform/export-limit";
import { mutation } from "@/platform/mutation";
import { writeSheet } from "@/platform/sheet";
import { demandStatistics } from "../cohort";
import type { StatisticsFilter } from "../input";
import { exportedTables, isExportedTable } from "./tables";

/**
 * The table of a chart under a filter as a workbook; on record with filter and rows. NotFound for a table there is
 * not or the actor does not see, TOO_MANY_EXPORTS.
 */
export async function exportStatistics(
  ctx: Ctx & { readonly actor: UserActor },
  table: string,
  filter: StatisticsFilter,
): Promise<ReadableStream<Uint8Array>> {
  demandStatistics(ctx);
  if (!isExportedTable(table)) throw new NotFound("statistics");
  await demandExportAllowance(ctx);
  const { name, columns, read } = exportedTables[table];
  const rows = await boundedRead(ctx, (bounded) => read(bounded, filter), 10);
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "list.exported",
        subject: { type: "list", id: "statistics" },
        detail: { table, filter: { ...filter }, rows: rows.length },
      },
    ],
  }));
  return writeSheet(name, columns, rows);
}

/** What the workbook of a table is called; null for a table there is not. */
export function exportedName(table: string): string | null {
  return isExportedTable(table) ? exportedTables[table].name : null;
}
