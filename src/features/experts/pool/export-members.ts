import { specialtyOf } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { Conflict, demand } from "@/platform/errors";
import { demandExportAllowance } from "@/platform/export-limit";
import { mutation } from "@/platform/mutation";
import { type Column, mostRows, type Value, writeSheet } from "@/platform/sheet";
import { type PoolFilter, standingNames } from "../input/pool";
import { whyNotExport } from "../policy/pool";
import { countMembers, type ListedMember, listMembers, type PoolCtx } from "./list-members";

const columns: readonly Column[] = [
  { head: "专家编号", width: 12 },
  { head: "姓名", width: 12 },
  { head: "职称", width: 18 },
  { head: "工作单位", width: 32 },
  { head: "统一社会信用代码", width: 22 },
  { head: "专业代码", width: 20 },
  { head: "专业", width: 40 },
  { head: "状态", width: 12 },
  { head: "聘期起", width: 12, kind: "date" },
  { head: "聘期止", width: 12, kind: "date" },
  { head: "聘任文号", width: 26 },
];

/**
 * The members under a filter, all pages, as a workbook; on record with filter and count. No phone, no ID number.
 * Errors: STATION_ONLY, TOO_MANY_ROWS, TOO_MANY_EXPORTS.
 */
export async function exportMembers(ctx: PoolCtx, filter: PoolFilter): Promise<ReadableStream<Uint8Array>> {
  demand(whyNotExport(ctx.actor));
  await demandExportAllowance(ctx);
  const rows = await boundedRead(
    ctx,
    async (read) => {
      if ((await countMembers(read, filter)) > mostRows)
        throw new Conflict("TOO_MANY_ROWS", "超过20000条，请增加筛选条件后再导出。");
      return listMembers(read, filter, { limit: mostRows, offset: 0 });
    },
    10,
  );
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "list.exported",
        subject: { type: "list", id: "experts" },
        detail: { filter: recorded(filter), rows: rows.length },
      },
    ],
  }));
  return writeSheet("专家库", columns, rows.map(cells));
}

function cells(member: ListedMember): Value[] {
  return [
    member.number,
    member.name,
    member.title,
    member.unit,
    member.uscc,
    member.specialties.join("、"),
    member.specialties.map((code) => specialtyOf(code)?.label ?? code).join("；"),
    standingNames[member.standing],
    member.termFrom,
    member.termTo,
    member.document,
  ];
}

/** What was typed may be anything, also a phone: on record is only that something was. */
function recorded({ keyword, unit, ...rest }: PoolFilter) {
  return { ...rest, keyword: keyword !== undefined, unit: unit !== undefined };
}
