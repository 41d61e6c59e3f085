import type { FoundApproval } from "@/features/approvals";
import type { StoredFile } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Tag, type Tone } from "@/ui/tag";

type Approval = FoundApproval["approvals"][number];

const states: Readonly<Record<Approval["state"], { label: string; tone: Tone }>> = {
  COMPANY_REVIEW: { label: "单位审核中", tone: "run" },
  SUPERVISOR_REVIEW: { label: "监理审查中", tone: "run" },
  APPROVED: { label: "已批准", tone: "good" },
  REJECTED: { label: "不同意", tone: "warn" },
};

type Props = { approvals: readonly Approval[]; fileOf: (id: string) => StoredFile | null };

/** Every request for approval of a case: which file, who signed, what became of it. */
export function ApprovalHistory({ approvals, fileOf }: Props) {
  return approvals.map((one) => (
    <Card
      key={one.id}
      title={
        <>
          第{one.ordinal}次报审 <Tag tone={states[one.state].tone}>{states[one.state].label}</Tag>
        </>
      }
    >
      <Facts items={factsOf(one, fileOf(one.planFileId))} />
    </Card>
  ));
}

function factsOf(one: Approval, plan: StoredFile | null) {
  const page = (id: string | null, who: string | null) =>
    id && who ? (
      <>
        {who} <a href={`/api/files/${id}`}>审批页</a>
      </>
    ) : null;
  const lines = [
    { term: "方案", value: plan ? <a href={`/api/files/${plan.id}`}>第{plan.version}版</a> : "" },
    { term: "校验值（SHA-256）", value: <Hash value={one.planSha256} /> },
    { term: "自行修改的内容", value: one.selfRevision },
    { term: "施工单位技术负责人", value: page(one.companyFileId, one.companySignatory) },
    { term: "分包单位技术负责人", value: page(one.subcontractorFileId, one.subcontractorSignatory) },
    { term: "报审时间", value: formatInstant(one.submittedAt, { year: true }) },
    {
      term: "监理打开专家意见",
      value: one.opinionOpenedAt ? formatInstant(one.opinionOpenedAt, { year: true }) : null,
    },
    { term: "总监理工程师", value: page(one.supervisorFileId, one.supervisorSignatory) },
    { term: "决定时间", value: one.decidedAt ? formatInstant(one.decidedAt, { year: true }) : null },
    { term: "不同意的理由", value: one.rejectedReason },
  ];
  return lines.filter(({ value }) => value !== null);
}
