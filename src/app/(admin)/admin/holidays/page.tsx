import { formatDate, listHolidays } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { AdminFrame, adminContext } from "../admin-frame";

/** 节假日表: days that differ from the plain week, by year. */
export default async function Holidays() {
  const ctx = await adminContext("system", "/admin/holidays");
  const days = await listHolidays(ctx);
  const years = [...new Set(days.map(({ day }) => day.slice(0, 4)))].sort().reverse();
  return (
    <AdminFrame ctx={ctx} title="节假日表" crumbs={[{ label: "节假日表" }]} here="/admin/holidays">
      <PageHead title="节假日表" lead="期限遇法定节假日顺延，调休上班日照常计算。" />
      {years.length === 0 ? <EmptyState title="没有节假日" why="规则库还没有录入节假日。" /> : null}
      {years.map((year) => (
        <Card key={year} title={`${year} 年`}>
          <Table
            caption={`${year} 年节假日`}
            phone="scroll"
            rows={days.filter(({ day }) => day.startsWith(year))}
            rowKey={(row) => row.day}
            columns={[
              { head: "日期", names: true, cell: (row) => formatDate(row.day) },
              { head: "名称", cell: (row) => row.name },
              {
                head: "安排",
                cell: (row) => (
                  <Tag tone={row.kind === "rest" ? "good" : "run"}>
                    {row.kind === "rest" ? "放假" : "上班"}
                  </Tag>
                ),
              },
            ]}
          />
        </Card>
      ))}
    </AdminFrame>
  );
}
