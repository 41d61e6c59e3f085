import { and, eq } from "drizzle-orm";
import { inspection } from "@/db/schema";
import { requestExport } from "@/features/exports";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { boundedRead } from "@/platform/bounded-read";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { demandExportAllowance } from "@/platform/export-limit";
import { mutation } from "@/platform/mutation";
import { mostRows, writeSheet } from "@/platform/sheet";
import type { InspectionFilter } from "../input/list";
import { whyNotInspect } from "../rules/policy";
import { findList } from "./find-list";
import { countInspections, listInspections, listRows } from "./find-rows";
import { queryOf } from "./register-export";
import { inspectionCells, inspectionColumns } from "./workbook";

type ExportCtx = Ctx & { readonly actor: UserActor };
type Workbook = ReadableStream<Uint8Array>;

/**
 * 导出监督检查清单 (D11): the list as a workbook, on record. When its own body takes it out for the first time its
 * planned rows become LIST_EXPORTED; whoever else may read it changes nothing. NotFound, TOO_MANY_EXPORTS.
 */
export async function exportList(
  ctx: ExportCtx,
  listId: string,
): Promise<{ name: string; stream: Workbook }> {
  const list = await findList(ctx, listId);
  if (!list) throw new NotFound("list");
  await demandExportAllowance(ctx);
  const own = whyNotInspect(ctx.actor) === null && ctx.actor.jurisdiction === list.jurisdictionCode;
  const count = await mutation(ctx, async (tx, now) => {
    const taken = own
      ? await tx
          .update(inspection)
          .set({ state: "LIST_EXPORTED", exportedAt: now })
          .where(and(eq(inspection.listId, list.id), eq(inspection.state, "PLANNED")))
          .returning({ id: inspection.id })
      : [];
    return {
      value: taken.length,
      audit: [
        {
          action: "list.exported",
          subject: { type: "list", id: "inspections" },
          detail: { list: list.number, rows: list.rows },
        },
        ...taken.map(({ id }) => ({
          action: "inspection.exported" as const,
          subject: { type: "inspection", id },
          detail: { list: list.number },
        })),
      ],
    };
  });
  const rows = await listRows(ctx, list.id);
  if (rows.length < count) throw new Error("a list lost rows while it was exported");
  return {
    name: list.number,
    stream: writeSheet(
      "监督检查清单",
      inspectionColumns,
      rows.map((row) => inspectionCells(row, row.ordinal)),
    ),
  };
}

/**
 * The register under a filter, all pages, as a workbook; on record with filter and count. What is longer than `most` rows
 * is written by the worker: then the answer is the export to wait for. TOO_MANY_ROWS, TOO_MANY_EXPORTS.
 */
export async function exportInspections(
  ctx: ExportCtx,
  filter: InspectionFilter,
  most = mostRows,
): Promise<Workbook | { exportId: string }> {
  await demandExportAllowance(ctx);
  const read = await boundedRead(
    ctx,
    async (reading) => {
      const total = await countInspections(reading, filter);
      return {
        total,
        rows: total > most ? [] : await listInspections(reading, filter, { limit: most, offset: 0 }),
      };
    },
    10,
  );
  if (read.total > most)
    return requestExport(ctx, {
      list: "inspections",
      filter: queryOf(filter),
      fileName: `监督检查-${dateAt(ctx.now)}.xlsx`,
      total: read.total,
    });
  const { keyword, ...rest } = filter;
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "list.exported",
        subject: { type: "list", id: "inspections" },
        detail: { filter: { ...rest, keyword: keyword !== undefined }, rows: read.rows.length },
      },
    ],
  }));
  return writeSheet(
    "监督检查",
    inspectionColumns,
    read.rows.map((row, index) => inspectionCells(row, index + 1)),
  );
}
