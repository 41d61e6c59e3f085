import type { listNames } from "@/features/organizations";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";

type Name = Awaited<ReturnType<typeof listNames>>[number];

/** 名称沿革; absent for a unit that was never renamed. */
export function NamesCard({ names }: { names: readonly Name[] }) {
  if (names.length === 0) return null;
  return (
    <Card title="名称沿革">
      <Table
        caption="名称沿革"
        rows={names.toReversed()}
        rowKey={(row) => row.id}
        columns={[
          { head: "名称", names: true, cell: (row) => row.name },
          // Since when the first name was borne is not known, only since when it is on record.
          { head: "从", cell: (row) => (row.id === names[0]?.id ? "记入名录时" : row.validFrom) },
          { head: "到", cell: (row) => row.validTo ?? "现名称" },
          { head: "依据", cell: (row) => row.document },
        ]}
      />
    </Card>
  );
}
