import { countInvitations, listInvitations } from "@/features/panels";
import { dateAt, formatDate } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../expert-frame";
import { invitationStatus, meetingTime, onPlatform } from "../words";

type Props = { searchParams: Promise<{ page?: string; size?: string; list?: string }> };

/** 我的论证: every invitation she was ever sent, newest first, with what became of it; or 已办 alone. */
export default async function ExpertCases({ searchParams }: Props) {
  const ctx = await pageContext("expert", "/expert/cases");
  const query = await searchParams;
  const list = query.list === "done" ? "done" : "all";
  const at = paging(query, await countInvitations(ctx, list));
  const rows = await listInvitations(ctx, list, { limit: at.size, offset: at.offset });
  const narrowed = list === "done" ? "list=done&" : "";
  const href = (page: number, size: number) => `/expert/cases?${narrowed}page=${page}&size=${size}`;
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "我的论证" }]} here={href(at.page, at.size)}>
      <title>{`${pagedTitle("我的论证", at)}${onPlatform}`}</title>
      <PageHead title="我的论证" lead="您收到过的论证邀请和结果。" />
      <p>
        {list === "done" ? (
          <>
            只列出已办的邀请。<a href="/expert/cases">看全部</a>
          </>
        ) : (
          <a href="/expert/cases?list=done">只看已办的</a>
        )}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="还没有论证邀请" why="抽中您时，我们会发短信通知，邀请会记在这里。" />
      ) : (
        <Card>
          <Table
            caption="我的论证"
            columns={[
              {
                head: "工程",
                names: true,
                cell: (one) => (
                  <a href={`/expert/invitations/${one.id}`}>
                    {one.state === "SENT" ? "一份新的论证邀请" : one.project}
                  </a>
                ),
              },
              {
                head: "状态",
                cell: (one) => {
                  const { label, tone } = invitationStatus(one, ctx.now);
                  return <Tag tone={tone}>{label}</Tag>;
                },
              },
              { head: "论证会", cell: (one) => (one.state === "SENT" ? "打开后显示" : meetingTime(one)) },
              { head: "专业", cell: (one) => one.specialty },
              { head: "抽中日期", cell: (one) => formatDate(dateAt(one.createdAt), { year: true }) },
            ]}
            rows={rows}
            rowKey={(one) => one.id}
          />
          <Pagination at={at} href={href} />
        </Card>
      )}
    </ExpertFrame>
  );
}
