import type { ContractorPanel } from "@/features/panels";
import { shortLabel } from "@/features/panels/components/contractor-words";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

/** 专家组: the names, all at once, from the moment the panel stands. */
export function Members({ panel }: { panel: ContractorPanel }) {
  return (
    <Card title={`专家组：${panel.members.length}人`}>
      <p className="muted small">
        <Tag tone="good">已成立</Tag>{" "}
        {panel.formedAt ? `${formatInstant(panel.formedAt)}全部席位确认。` : null}
        名单仅用于本次论证，请勿外传；会前请勿与专家私下接触。
      </p>
      <Table
        caption="专家组成员"
        columns={[
          { head: "姓名", cell: ({ name }) => <b>{name}</b>, names: true },
          { head: "工作单位", cell: ({ employer }) => employer },
          { head: "职称", cell: ({ title }) => title },
          {
            head: "专业",
            cell: ({ specialty, main }) => `${shortLabel(specialty)}${main ? "（主专业）" : ""}`,
          },
        ]}
        rows={panel.members}
        rowKey={({ name, employer, specialty }) => `${name}|${employer}|${specialty}`}
      />
    </Card>
  );
}
