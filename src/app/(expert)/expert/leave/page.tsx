import { countOwnLeaves, findOwnMembership, listOwnLeaves, type OwnLeave } from "@/features/experts";
import { dateAt, formatDate } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag, type Tone } from "@/ui/tag";
import { ExpertFrame } from "../expert-frame";
import { one, type Query } from "../query";
import { formatDays } from "../todos";
import { onPlatform } from "../words";

const told: Readonly<Record<string, string>> = {
  taken: "请假已登记，这几天不会抽取您",
  cancelled: "请假已取消，可以重新抽取您了",
};

const states: Readonly<Record<OwnLeave["state"], readonly [string, Tone]>> = {
  AHEAD: ["未开始", "run"],
  RUNNING: ["请假中", "warn"],
  OVER: ["已结束", "idle"],
  CANCELLED: ["已取消", "idle"],
};

/** 请假: what was taken, and the way to one more. */
export default async function LeavePage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", "/expert/leave");
  const own = await found(ctx, findOwnMembership(ctx));
  const query = await searchParams;
  const at = paging({ page: one(query, "page"), size: one(query, "size") }, await countOwnLeaves(ctx));
  const rows = await listOwnLeaves(ctx, { limit: at.size, offset: at.offset });
  const done = told[one(query, "done")];
  const href = (page: number, size: number) => `/expert/leave?page=${page}&size=${size}`;
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的资料", href: "/expert/profile" }, { label: "请假" }]}
      here={href(at.page, at.size)}
    >
      <title>{`${pagedTitle("请假", at)}${onPlatform}`}</title>
      {done ? <Banner kind="success" title={done} /> : null}
      <PageHead title="请假" lead="请假期间，以及论证会在请假期间的，不抽取您。" backHref="/expert/profile" />
      <Stack>
        {own.departure ? null : (
          <Actions>
            <ButtonLink href="/expert/leave/new">新的请假</ButtonLink>
          </Actions>
        )}
        {rows.length === 0 ? (
          <EmptyState title="没有请过假" why="一段时间不能参加论证的，可以提前请假，不影响对您的评价。" />
        ) : (
          <Card>
            <Table
              caption="请假记录"
              columns={[
                { head: "日期", names: true, cell: (leave) => formatDays(leave.from, leave.to) },
                {
                  head: "状态",
                  cell: (leave) => <Tag tone={states[leave.state][1]}>{states[leave.state][0]}</Tag>,
                },
                {
                  head: "登记日期",
                  cell: (leave) => formatDate(dateAt(leave.takenAt), { year: true }),
                },
                {
                  head: "操作",
                  silent: true,
                  cell: (leave) =>
                    leave.state === "AHEAD" || leave.state === "RUNNING" ? (
                      <a href={`/expert/leave/${leave.id}/cancel`}>
                        取消<span className="visually-hidden">{formatDays(leave.from, leave.to)}的</span>请假
                      </a>
                    ) : null,
                },
              ]}
              rows={rows}
              rowKey={(leave) => leave.id}
            />
            <Pagination at={at} href={href} />
          </Card>
        )}
      </Stack>
    </ExpertFrame>
  );
}
