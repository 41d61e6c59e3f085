import { dateAt, LIBRARIES } from "@/features/rulebook";
import type { Column, Value } from "@/platform/sheet";
import { inspectionStateLabels } from "../rules/labels";
import { reasons } from "../rules/reasons";
import type { InspectionRow } from "./find-rows";

/** 监督检查清单 as a workbook has it: Chinese heads, days as days, numbers as numbers. */
export const inspectionColumns: readonly Column[] = [
  { head: "序号", width: 8, kind: "number" },
  { head: "检查编号", width: 20 },
  { head: "工程名称", width: 34 },
  { head: "工程地址", width: 34 },
  { head: "所属区域", width: 20 },
  { head: "施工单位", width: 32 },
  { head: "统一社会信用代码", width: 22 },
  { head: "论证编号", width: 20 },
  { head: "危大工程部位", width: 24 },
  { head: "列入原因", width: 24 },
  { head: "情况", width: 60 },
  { head: "法律依据", width: 60 },
  { head: "情况发生日期", width: 14, kind: "date" },
  { head: "状态", width: 12 },
  { head: "检查日期", width: 12, kind: "date" },
  { head: "整改期限", width: 12, kind: "date" },
  { head: "结案日期", width: 12, kind: "date" },
  { head: "工程类别", width: 12 },
  { head: "清单编号", width: 16 },
  { head: "清单名称", width: 30 },
];

const day = (at: Date | null) => (at ? dateAt(at) : null);

/** One row, in the order of the heads. */
export function inspectionCells(row: InspectionRow, ordinal: number): Value[] {
  return [
    ordinal,
    row.number,
    row.projectName,
    row.projectAddress,
    row.areaName,
    row.organizationName,
    row.uscc,
    row.caseNumber,
    row.part,
    reasons[row.reason].label,
    row.fact,
    row.basis.join("；"),
    day(row.since),
    inspectionStateLabels[row.state],
    day(row.recordedAt),
    row.dueDate,
    day(row.closedAt),
    LIBRARIES[row.library],
    row.listNumber,
    row.listTitle,
  ];
}
