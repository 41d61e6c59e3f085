import type { UnitYear } from "@/features/credit";
import { Table } from "@/ui/table";

/** 年度信用等级, newest first; a year that is not settled is marked. */
export function UnitLevels({ years }: { years: readonly UnitYear[] }) {
  return (
    <Table
      caption="年度信用等级"
      rows={years}
      rowKey={({ year }) => String(year)}
      columns={[
        { head: "年度", names: true, cell: ({ year }) => `${year}年` },
        { head: "信用等级", cell: ({ level, settled }) => (settled ? `${level}级` : `${level}级（暂定）`) },
        { head: "得分", numeric: true, cell: ({ credit }) => `${credit.score} 分` },
        { head: "扣分", numeric: true, cell: ({ credit }) => `${credit.deducted} 分` },
      ]}
    />
  );
}
