import { type FoundInspection, inspectionStateLabels, reasons } from "@/features/inspections";
import { formatDate, formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { type Fact, Facts } from "@/ui/facts";
import { Tag } from "@/ui/tag";
import { inspectionTone } from "./words";

/** What is inspected, why and on which clauses, and how far it is. */
export function InspectionFacts({ found, caseHref }: { found: FoundInspection; caseHref?: string }) {
  const when = (at: Date | null) => (at ? formatInstant(at, { year: true }) : null);
  const rows: (Fact | null)[] = [
    { term: "检查编号", value: found.number },
    {
      term: "状态",
      value: (
        <Tag tone={inspectionTone(found.state, found.overdueAt !== null)}>
          {inspectionStateLabels[found.state]}
          {found.overdueAt && found.state !== "CLOSED" ? "，整改逾期" : ""}
        </Tag>
      ),
    },
    { term: "工程", value: `${found.projectName}（${found.projectAddress}）` },
    { term: "施工单位", value: found.organizationName },
    found.caseNumber
      ? { term: "论证项目", value: caseHref ? <a href={caseHref}>{found.caseNumber}</a> : found.caseNumber }
      : null,
    found.part ? { term: "危大工程", value: found.part } : null,
    { term: "列入原因", value: reasons[found.reason].label },
    { term: "情况", value: found.fact },
    { term: "法律依据", value: found.basis.join("；") },
    found.recordedAt ? { term: "检查时间", value: when(found.recordedAt) } : null,
    found.inspectors ? { term: "检查人员", value: found.inspectors } : null,
    found.attendees ? { term: "到场人员", value: found.attendees } : null,
    found.note
      ? { term: "其他记录", value: <span className="whitespace-pre-line">{found.note}</span> }
      : null,
    found.demand
      ? { term: "整改要求", value: <span className="whitespace-pre-line">{found.demand}</span> }
      : null,
    found.dueDate ? { term: "整改期限", value: `${formatDate(found.dueDate, { year: true })}24:00` } : null,
    found.closedAt ? { term: "结案", value: `${when(found.closedAt)}：${found.closingNote ?? ""}` } : null,
  ];
  return (
    <Card>
      <Facts items={rows.filter((row) => row !== null)} />
    </Card>
  );
}
