import { listLanes } from "@/features/approvals";
import { formatInstant } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../regulator-frame";
import { caseStatus } from "../words";

/** 抢险通道 that were granted, those nobody has looked at yet first (E30). */
export default async function Emergencies() {
  const ctx = await pageContext("regulator", "/regulator/emergencies");
  const lanes = await listLanes(ctx);
  return (
    <RegulatorFrame
      ctx={ctx}
      title="抢险通道 - 专家评审平台"
      crumbs={[{ label: "抢险通道" }]}
      here="/regulator/emergencies"
    >
      <PageHead title="抢险通道" lead="按批准文件启用，事后由另一人核查。" backHref="/regulator/cases" />
      {lanes.length === 0 ? (
        <EmptyState title="没有启用过抢险通道" why="在已受理、尚未抽取的论证项目中启用。" />
      ) : (
        <Table
          caption="启用过抢险通道的论证项目"
          rows={lanes}
          rowKey={({ caseId }) => caseId}
          columns={[
            {
              head: "论证项目",
              names: true,
              cell: (one) => (
                <a href={`/regulator/cases/${one.caseId}/emergency`}>
                  {one.number} {one.title}
                </a>
              ),
            },
            { head: "批准文号", cell: (one) => one.orderNumber },
            { head: "启用时间", cell: (one) => formatInstant(one.grantedAt, { year: true }) },
            { head: "项目状态", cell: (one) => caseStatus(one.state).label },
            {
              head: "核查",
              cell: (one) => (
                <Tag tone={one.auditedAt ? "good" : "warn"}>{one.auditedAt ? "已核查" : "待核查"}</Tag>
              ),
            },
          ]}
        />
      )}
    </RegulatorFrame>
  );
}
