import { type ListedItem, resultLabel } from "@/features/projects";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";

/** What is built, the clause that decided its class, and the numbers that were compared. */
export function CaseItems({ items }: { items: readonly ListedItem[] }) {
  return (
    <Card title="危大工程与判定">
      <Table
        caption="危大工程与判定"
        rows={items}
        rowKey={(item) => item.id}
        columns={[
          {
            head: "部位 / 类别",
            names: true,
            cell: (item) => (
              <>
                {item.part}
                {item.chainage ? ` ${item.chainage}` : ""}
                <br />
                <span className="small muted">{item.classification.kindLabel}</span>
              </>
            ),
          },
          {
            head: "判定",
            cell: (item) => (
              <>
                {resultLabel(item.classification)}
                {item.classification.raised ? <span className="small muted">（申报单位提高）</span> : null}
              </>
            ),
          },
          {
            head: "依据",
            cell: (item) =>
              item.classification.fired.length === 0
                ? "无条款适用"
                : item.classification.fired.map((clause) => (
                    <div key={clause.ruleId} className="small">
                      {clause.clause}：{clause.text}
                      {clause.borderline ? "（临界，按已达到处理）" : ""}
                    </div>
                  )),
          },
          {
            head: "参数",
            cell: (item) =>
              (item.classification.numbers ?? []).map((number) => (
                <div key={number.key} className="small">
                  {number.label} {number.given}
                  {number.given === number.normalised ? "" : `（${number.normalised}）`}
                </div>
              )),
          },
        ]}
      />
    </Card>
  );
}
