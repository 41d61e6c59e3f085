import type { CaseFacts } from "@/features/panels";
import { type ListedParty, libraryLabels, partyLabels } from "@/features/projects";
import { formatInstant, formatTime } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Table } from "@/ui/table";
import { instantOrDash, resultName, specialtyName } from "../../words";

/** Key facts of a case. */
export function CaseSummary({ reviewed }: { reviewed: CaseFacts }) {
  const { meetingFrom, meetingTo } = reviewed;
  return (
    <Card title="基本情况">
      <Facts
        items={[
          { term: "工程", value: reviewed.projectName },
          { term: "地点", value: reviewed.address },
          { term: "施工单位", value: `${reviewed.organizationName}（${reviewed.organizationUscc}）` },
          { term: "监督机构", value: `${reviewed.jurisdictionName} · ${reviewed.competentBody}` },
          { term: "判定", value: resultName(reviewed.result) },
          {
            term: "主专业",
            value: `${libraryLabels[reviewed.library]} · ${specialtyName(reviewed.mainSpecialty)}`,
          },
          { term: "提交", value: instantOrDash(reviewed.submittedAt) },
          { term: "受理", value: instantOrDash(reviewed.admittedAt) },
          {
            term: "论证会",
            value:
              meetingFrom && meetingTo
                ? `${formatInstant(meetingFrom, { year: true })}—${formatTime(meetingTo)}`
                : "未定",
          },
          { term: "会议地点", value: reviewed.meetingPlace ?? "未定" },
          {
            term: "适用规则",
            value: `${reviewed.policyDocument.split("\n")[0]}（${reviewed.policyCode}）`,
          },
        ]}
      />
    </Card>
  );
}

/** 参建各方, each with its code: the source of avoidance. */
export function CaseParties({ parties }: { parties: readonly ListedParty[] }) {
  return (
    <Card title="参建各方">
      <Table
        caption="参建各方"
        rows={parties}
        rowKey={(party) => party.id}
        columns={[
          {
            head: "角色",
            names: true,
            cell: (party) => <span className="whitespace-nowrap">{partyLabels[party.role]}</span>,
          },
          {
            head: "单位 / 统一社会信用代码",
            cell: (party) => (
              <>
                {party.name}
                <br />
                <span className="small muted">{party.uscc}</span>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
