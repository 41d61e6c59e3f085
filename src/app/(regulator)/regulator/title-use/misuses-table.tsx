import { misuseStatus } from "@/app/title-views/words";
import { formatDate } from "@/features/rulebook";
import { kindLabels, type ListedMisuse } from "@/features/title-use";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

/** The register one below the other: who did what for whom, and how far it is. */
export function MisusesTable({ rows, caption }: { rows: readonly ListedMisuse[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "专家",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/title-use/misuse/${row.id}`}>{row.name}</a>
              <br />
              <span className="small muted num">{row.number}</span>
            </>
          ),
        },
        {
          head: "活动",
          cell: (row) => (
            <>
              {kindLabels[row.kind]}
              <br />
              <span className="small muted">{row.organizer}</span>
            </>
          ),
        },
        { head: "活动日期", cell: (row) => formatDate(row.happenedOn, { year: true }) },
        {
          head: "状态",
          cell: (row) => {
            const { label, tone } = misuseStatus(row.state);
            return (
              <>
                <Tag tone={tone}>{label}</Tag>
                {row.state === "RECORDED" ? (
                  <div className="small muted">{row.statedAt ? "专家已说明" : "等待专家说明"}</div>
                ) : null}
              </>
            );
          },
        },
        {
          head: "登记 / 确认",
          cell: (row) => [row.recorder, row.decider].filter(Boolean).join("，"),
        },
      ]}
    />
  );
}
