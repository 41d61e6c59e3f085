import { listObjections } from "@/features/experts";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { ApplicationFrame, openApplication } from "../../application-page";
import { objectionStatus } from "../../words";

type Props = { params: Promise<{ id: string }> };

/** 公示异议 against one application, the oldest first. */
export default async function ApplicationObjections({ params }: Props) {
  const { id } = await params;
  const { ctx, application } = await openApplication(id, "/objections");
  const objections = await listObjections(ctx, id);
  const own = `/regulator/applications/${id}`;
  return (
    <ApplicationFrame
      ctx={ctx}
      application={application}
      below={[{ label: "公示异议", path: "/objections" }]}
      title={`公示异议 - ${application.name}`}
    >
      <PageHead
        title="公示异议"
        lead={`对${application.name}的申报，共 ${objections.length} 件。由没有参与形式审查和评审的人员核查。`}
        backHref={own}
      />
      <Card>
        {objections.length === 0 ? (
          <EmptyState title="没有收到异议" why="公示期内社会公众提出的异议会列在这里。" />
        ) : (
          <Table
            caption="公示异议"
            rows={objections}
            rowKey={({ id: objectionId }) => objectionId}
            columns={[
              {
                head: "收到时间",
                names: true,
                cell: (row) => (
                  <a href={`${own}/objections/${row.id}`}>{formatInstant(row.receivedAt, { year: true })}</a>
                ),
              },
              {
                head: "内容",
                cell: (row) => (row.content.length > 60 ? `${row.content.slice(0, 60)}……` : row.content),
              },
              { head: "署名", cell: (row) => (row.named ? "署名" : "匿名") },
              {
                head: "状态",
                cell: (row) => {
                  const { label, tone } = objectionStatus(row.state);
                  return <Tag tone={tone}>{label}</Tag>;
                },
              },
              { head: "核查人", cell: (row) => row.handledBy ?? "" },
            ]}
          />
        )}
      </Card>
    </ApplicationFrame>
  );
}
