import { type FoundImport, importNames } from "@/features/experts";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Tag } from "@/ui/tag";
import { importStatus } from "../import-words";

/** What the file is, and how many rows are new, changed or known. */
export function ImportFacts({ shown }: { shown: FoundImport }) {
  const { label, tone } = importStatus(shown.state);
  const done = shown.state === "COMMITTED";
  const counts = shown.counts
    ? [
        { term: done ? "新增" : "将新增", value: `${shown.counts.created} 行` },
        { term: done ? "补充" : "将补充", value: `${shown.counts.changed} 行` },
        { term: "没有变化", value: `${shown.counts.unchanged} 行` },
      ]
    : [];
  return (
    <Card title={shown.state === "PREVIEWED" ? "预览" : "导入情况"}>
      <Facts
        items={[
          { term: "状态", value: <Tag tone={tone}>{label}</Tag> },
          { term: "内容", value: `${importNames[shown.kind]}，共 ${shown.rows} 行` },
          ...counts,
          { term: "上传", value: `${formatInstant(shown.createdAt, { year: true })}，${shown.createdBy}` },
          { term: "文件指纹", value: <Hash value={shown.sha256} /> },
        ]}
      />
    </Card>
  );
}
