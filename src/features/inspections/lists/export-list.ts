import { and, eq } from "drizzle-orm";
import { inspection } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { boundedRead } from "@/platform/bounded-read";
import type { Ctx } from "@/platform/context";
import { Conflict, NotFound } from "@/platform/errors";
import { demandExportAllowance } from "@/platform/export-limit";
import { mutation } from "@/platform/mutation";
import { mostRows, writeSheet } from "@/platform/sheet";
import type { InspectionFilter } from "../input/list";
import { whyNotInspect } from "../rules/policy";
import { findList } from "./find-list";
import { countInspections, listInspections, listRows } from "./find-rows";
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

/** The register under a filter, all pages, as a workbook; on record with filter and count. TOO_MANY_ROWS, TOO_MANY_EXPORTS. */
export async function exportInspections(ctx: ExportCtx, filter: InspectionFilter): Promise<Workbook> {
  await demandExportAllowance(ctx);
  const rows = await boundedRead(
    ctx,
    async (read) => {
      if ((await countInspections(read, filter)) > mostRows)
        throw new Conflict("TOO_MANY_ROWS", "超过20000条，请增加筛选条件后再导出。");
      return listInspections(read, filter, { limit: mostRows, offset: 0 });
    },
    10,
  );
  const { keyword, ...rest } = filter;
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "list.exported",
        subject: { type: "list", id: "inspections" },
        detail: { filter: { ...rest, keyword: keyword !== undefined }, rows: rows.length },
      },
    ],
  }));
  return writeSheet(
    "监督检查",
    inspectionColumns,
    rows.map((row, index) => inspectionCells(row, index + 1)),
  );
}
