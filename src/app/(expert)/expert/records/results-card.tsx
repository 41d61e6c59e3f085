import { levelWords, type listOwnResults, runWords } from "@/features/credit";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";

type Results = Awaited<ReturnType<typeof listOwnResults>>;

/** 年度评价 of the years so far; nothing before the first. */
export function ResultsCard({ results }: { results: Results }) {
  if (results.length === 0) return null;
  return (
    <Card title="年度评价">
      <Table
        caption="年度评价结果"
        columns={[
          {
            head: "年度",
            names: true,
            cell: (row) => <a href={`/expert/evaluations/${row.year}`}>{row.year}年</a>,
          },
          { head: "等级", cell: (row) => levelWords[row.level] },
          { head: "得分", numeric: true, cell: (row) => `${row.score} 分` },
          { head: "进度", cell: (row) => runWords[row.state] },
        ]}
        rows={results}
        rowKey={(row) => String(row.year)}
      />
    </Card>
  );
}
