import {
  countOrganizations,
  kindNames,
  type ListedOrganization,
  listOrganizations,
  type RegisterFilter,
} from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { Conflict, demand } from "@/platform/errors";
import { demandExportAllowance } from "@/platform/export-limit";
import { mutation } from "@/platform/mutation";
import { type Column, mostRows, type Value, writeSheet } from "@/platform/sheet";
import { whyNotExport } from "../policy/pool";
import type { PoolCtx } from "./list-members";

const columns: readonly Column[] = [
  { head: "统一社会信用代码", width: 22 },
  { head: "单位名称", width: 36 },
  { head: "单位类型", width: 24 },
  { head: "所属法人单位", width: 36 },
  { head: "止点单位", width: 10 },
  { head: "首次记录", width: 12, kind: "date" },
  { head: "自行登记", width: 12, kind: "date" },
];

/**
 * The register under a filter, all pages, as a workbook; on record with filter and count. It stands beside the
 * members' export, which shares its rule, limit and trace. Errors: STATION_ONLY, TOO_MANY_ROWS, TOO_MANY_EXPORTS.
 */
export async function exportUnits(ctx: PoolCtx, filter: RegisterFilter): Promise<ReadableStream<Uint8Array>> {
  demand(whyNotExport(ctx.actor));
  await demandExportAllowance(ctx);
  const rows = await boundedRead(
    ctx,
    async (read) => {
      if ((await countOrganizations(read, filter)) > mostRows)
        throw new Conflict("TOO_MANY_ROWS", "超过20000条，请增加筛选条件后再导出。");
      return listOrganizations(read, filter, { limit: mostRows, offset: 0 });
    },
    10,
  );
  const { keyword, ...rest } = filter;
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "list.exported",
        subject: { type: "list", id: "organizations" },
        detail: { filter: { ...rest, keyword: keyword !== undefined }, rows: rows.length },
      },
    ],
  }));
  return writeSheet("单位", columns, rows.map(cells));
}

function cells(unit: ListedOrganization): Value[] {
  return [
    unit.uscc,
    unit.name,
    unit.kinds.map((kind) => kindNames[kind]).join("、"),
    unit.headName,
    unit.stopNode ? "是" : "否",
    dateAt(unit.createdAt),
    unit.registeredAt ? dateAt(unit.registeredAt) : null,
  ];
}
