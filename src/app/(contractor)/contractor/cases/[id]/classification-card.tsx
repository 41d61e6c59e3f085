import type { CaseClassification } from "@/features/reviews";
import { RESULT_DUTIES } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { resultText, resultTone } from "../../words";

/** The plan's class with each item's clause and numbers. */
export function ClassificationCard({ classification }: { classification: CaseClassification }) {
  const { result, items } = classification;
  return (
    <Card title="危大工程判定">
      <p>
        <Tag tone={resultTone(result)}>{resultText(result)}</Tag> {RESULT_DUTIES[result]}
      </p>
      <Table
        caption="方案包含的危大工程"
        rows={items}
        rowKey={(item) => item.itemId}
        columns={[
          { head: "部位", names: true, cell: (item) => [item.part, item.chainage].filter(Boolean).join(" ") },
          { head: "类别", cell: (item) => item.kindLabel },
          { head: "判定", cell: (item) => <Tag tone={resultTone(item.result)}>{item.label}</Tag> },
          { head: "依据", cell: (item) => item.fired.map((one) => one.clause).join("、") },
          { head: "数字", cell: (item) => item.numbers.map(numberText).join("；") },
        ]}
      />
    </Card>
  );
}

/** As given, and as compared where that is another unit. */
function numberText({ label, given, normalised }: CaseClassification["items"][number]["numbers"][number]) {
  return given === normalised ? `${label} ${given}` : `${label} ${given}（即 ${normalised}）`;
}
