import {
  countUndelivered,
  type ListedUndelivered,
  listUndelivered,
  type UndeliveredList,
  undeliveredLists,
  unheardHours,
  whyNotFollowUp,
} from "@/features/messages";
import { firstOf, type Query } from "@/features/panels";
import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { addressOf } from "../../address";
import { pagingQuery } from "../../paging-query";
import { RegulatorFrame } from "../../regulator-frame";
import { messageStatus } from "../../words";
import { Tries } from "./tries";

const path = "/regulator/messages/undelivered";
const labels: Readonly<Record<UndeliveredList, string>> = { open: "待处理", done: "已处理" };
const news: Readonly<Record<string, string>> = {
  resent: "已重新发送",
  told: "已登记电话告知",
};
type Props = { searchParams: Promise<Query> };

/** 未送达短信: what did not arrive, and what the station did about it. */
export default async function UndeliveredMessages({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(whyNotFollowUp(ctx.actor) ? null : true));
  const list = undeliveredLists.find((name) => name === firstOf(query.list)) ?? "open";
  const { counts, at, rows } = await boundedRead(ctx, async (read) => {
    const counts = await countUndelivered(read);
    const at = paging(pagingQuery(query), counts[list]);
    return { counts, at, rows: await listUndelivered(read, list, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { list, size, page });
  const done = news[firstOf(query.news) ?? ""];
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("未送达短信", at)}
      crumbs={[{ label: "短信记录", href: "/regulator/messages" }, { label: "未送达短信" }]}
      here={href(at.page, at.size)}
    >
      {done ? <Banner kind="success" title={done} /> : null}
      <PageHead
        title="未送达短信"
        lead={`发送失败、未送达，或者${unheardHours}小时没有回执的短信。请核实手机号后重新发送，或者电话告知并登记。`}
      />
      <Tabs
        label="未送达短信的处理情况"
        tabs={undeliveredLists.map((name) => ({
          label: labels[name],
          href: addressOf(path, { list: name }),
          count: counts[name],
          current: name === list,
        }))}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title={`没有${labels[list]}的短信`} why="没有送达的短信会列在这里，由市监督站处理。" />
        ) : (
          <>
            <UndeliveredTable rows={rows} list={list} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}

function UndeliveredTable({ rows, list }: { rows: readonly ListedUndelivered[]; list: UndeliveredList }) {
  return (
    <Table
      caption={`${labels[list]}的未送达短信`}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "短信类别",
          names: true,
          cell: (row) => <a href={`${path}/${row.id}`}>{row.purpose}</a>,
        },
        {
          head: "收件人",
          cell: (row) => (
            <>
              {row.recipient}
              <br />
              <span className="small muted num">{row.phone ?? "没有手机号"}</span>
            </>
          ),
        },
        {
          head: "状态",
          cell: (row) => {
            const { label, tone } = messageStatus(row.state);
            return (
              <Tag tone={row.state === "SENT" ? "warn" : tone}>
                {row.state === "SENT" ? "没有回执" : label}
              </Tag>
            );
          },
        },
        { head: "生成", cell: (row) => formatInstantExactly(row.createdAt, { year: true }) },
        { head: "发送情况", cell: (row) => <Tries tries={row.tries} /> },
        ...(list === "done"
          ? [
              {
                head: "处理",
                cell: (row: ListedUndelivered) => (
                  <>
                    {row.handling === "TOLD" ? "电话告知" : "重新发送"}
                    <br />
                    <span className="small muted">
                      {row.handler} {row.handledAt ? formatInstantExactly(row.handledAt) : ""}
                    </span>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
