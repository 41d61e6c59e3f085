import { type ListedItem, resultLabel } from "@/features/projects";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { resultTone } from "../../words";

/** The 危大工程清单 with what the classifier found. */
export function ItemsTable({ items, path }: { items: readonly ListedItem[]; path: string }) {
  if (items.length === 0) return <p>还没有危大工程。添加后系统按31号文当场判定。</p>;
  return (
    <Table
      caption="危大工程清单"
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        { head: "部位", names: true, cell: (row) => <a href={`${path}/items/${row.id}`}>{row.part}</a> },
        { head: "里程", cell: (row) => row.chainage },
        { head: "类别", cell: (row) => row.classification.kindLabel },
        {
          head: "判定",
          cell: (row) => <Tag tone={resultTone(row.result)}>{resultLabel(row.classification)}</Tag>,
        },
        { head: "依据", cell: (row) => row.classification.fired.map((one) => one.clause).join("、") },
      ]}
    />
  );
}
