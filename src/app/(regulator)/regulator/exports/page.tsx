import { findExports, type ListedExport } from "@/features/exports";
import { firstOf, type Query } from "@/features/panels";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../regulator-frame";

const path = "/regulator/exports";
const states = {
  QUEUED: { label: "等待生成", tone: "idle" },
  RUNNING: { label: "正在生成", tone: "run" },
  READY: { label: "可以下载", tone: "good" },
  FAILED: { label: "没有生成", tone: "bad" },
  EXPIRED: { label: "已到期删除", tone: "idle" },
} as const;

/** 后台导出: one's own long exports, how far each is, and its workbook while it is kept. */
export default async function Exports({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const rows = await findExports(ctx);
  const open = rows.some(({ state }) => state === "QUEUED" || state === "RUNNING");
  return (
    <RegulatorFrame ctx={ctx} title="后台导出" crumbs={[{ label: "后台导出" }]} here={path}>
      {firstOf(query.news) === "requested" ? (
        <Banner kind="success" title="清单较长，正在后台生成；完成后会短信告知" />
      ) : null}
      <PageHead
        title="后台导出"
        lead="较长的清单在后台生成，生成后保留3天，只有本人可以下载。"
        actions={
          open ? (
            <ButtonLink look="quiet" href={path}>
              刷新进度
            </ButtonLink>
          ) : undefined
        }
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="没有后台导出" why="导出的清单超过20000条时，会在这里生成。" />
        ) : (
          <Table
            caption="后台导出"
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { head: "文件", names: true, cell: (row) => row.fileName },
              { head: "要求时间", cell: (row) => formatInstant(row.requestedAt, { year: true }) },
              {
                head: "状态",
                cell: ({ state }) => <Tag tone={states[state].tone}>{states[state].label}</Tag>,
              },
              { head: "进度", cell: progress },
              {
                head: "下载",
                cell: (row) =>
                  row.state === "READY" && row.expiresAt ? (
                    <>
                      <a href={`/api/exports/${row.id}`} download>
                        下载
                      </a>
                      <br />
                      <span className="small muted">{formatDeadline(row.expiresAt, { year: true })}前</span>
                    </>
                  ) : row.state === "FAILED" ? (
                    "请重新导出"
                  ) : (
                    ""
                  ),
              },
            ]}
          />
        )}
      </Card>
    </RegulatorFrame>
  );
}

function progress({ state, total, done }: ListedExport): string {
  if (state === "QUEUED") return `共${total}条`;
  const share = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
  return state === "RUNNING" ? `${done}/${total}条（${share}%）` : `${done}条`;
}
