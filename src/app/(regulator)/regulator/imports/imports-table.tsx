import { importNames, type ListedImport } from "@/features/experts";
import { formatInstant } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { importStatus } from "./import-words";

/** Imports one below the other: which file, by whom, and what became of it. */
export function ImportsTable({ rows }: { rows: readonly ListedImport[] }) {
  return (
    <Table
      caption="历次导入"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          head: "文件",
          names: true,
          cell: ({ id, fileName }) => <a href={`/regulator/imports/${id}`}>{fileName}</a>,
        },
        { head: "内容", cell: ({ kind, rows }) => `${importNames[kind]} ${rows} 行` },
        {
          head: "状态",
          cell: ({ state, problems }) => {
            const { label, tone } = importStatus(state);
            return (
              <>
                <Tag tone={tone}>{label}</Tag>
                {state === "REFUSED" ? <span className="small muted"> {problems} 处</span> : null}
              </>
            );
          },
        },
        { head: "上传", cell: ({ createdAt }) => formatInstant(createdAt, { year: true }) },
        { head: "经办人", cell: ({ createdBy }) => createdBy },
      ]}
    />
  );
}
