import type { FoundImport } from "@/features/experts";
import { Card } from "@/ui/card";
import { Pagination } from "@/ui/pagination";
import { paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { addressOf } from "../../address";

type Text = string | string[] | undefined;
type Props = { shown: FoundImport; page: Text; size: Text; path: string };

/** What is to be put right, by row and column; nothing when there is nothing. */
export function ProblemsCard({ shown, page, size, path }: Props) {
  const problems = shown.problems.length > 0 ? shown.problems : (shown.counts?.problems ?? []);
  if (problems.length === 0) return null;
  const at = paging({ page: String(page ?? ""), size: String(size ?? "") }, problems.length);
  return (
    <Card title="需要改正的问题">
      <p>有问题的文件一行也不会写入。请在文件里改正后重新上传。</p>
      <Table
        caption="需要改正的问题"
        rows={problems.slice(at.offset, at.offset + at.size)}
        rowKey={({ row, column }) => `${row} ${column}`}
        columns={[
          { head: "行", names: true, cell: ({ row }) => `第${row}行` },
          { head: "列", cell: ({ column }) => column },
          { head: "问题", cell: ({ reason }) => reason },
        ]}
      />
      <Pagination at={at} href={(to, per) => addressOf(path, { size: per, page: to })} />
    </Card>
  );
}
