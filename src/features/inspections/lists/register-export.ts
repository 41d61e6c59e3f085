import type { ExportSource } from "@/features/exports";
import { type InspectionFilter, readInspectionFilter } from "../input/list";
import { countInspections, inspectionsAfter } from "./find-rows";
import { inspectionCells, inspectionColumns } from "./workbook";

const batch = 1000;

/** The filter as the register's address has it. */
export function queryOf(filter: InspectionFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

/** The register of inspections for the worker: a batch of rows at a time, in the order of their numbers. */
export const registerExport: ExportSource = {
  list: "inspections",
  role: "regulator",
  sheet: "监督检查",
  columns: inspectionColumns,
  count: (ctx, query) => countInspections(ctx, readInspectionFilter(query)),
  rows: async function* (ctx, query) {
    const filter = readInspectionFilter(query);
    let [after, ordinal] = ["", 0];
    for (;;) {
      const rows = await inspectionsAfter(ctx, filter, after, batch);
      for (const row of rows) yield inspectionCells(row, ++ordinal);
      if (rows.length < batch) return;
      after = rows.at(-1)?.number ?? "";
    }
  },
};
