import { first, type Query } from "@/app/publication-views/read-library";
import {
  countReaders,
  findPublication,
  listReaders,
  type ReaderList,
  readerLists,
  whyNotRemind,
} from "@/features/publications";
import { RemindForm } from "@/features/publications/components/station-forms";
import { formatInstant } from "@/features/rulebook";
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
import { addressOf } from "../../../address";
import { RegulatorFrame } from "../../../regulator-frame";

const list = "/regulator/publications";
const labels: Readonly<Record<ReaderList, string>> = { unread: "未读", read: "已读" };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** 阅读情况 (五(三)): which experts have confirmed it, and who has still to. */
export default async function ReadersPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const path = `${list}/${encodeURIComponent(id)}/readers`;
  const ctx = await pageContext("regulator", path);
  const one = await found(ctx, findPublication(ctx, id));
  await found(ctx, Promise.resolve(whyNotRemind(ctx.actor, one) ? null : true));
  const which = readerLists.find((name) => name === first(query.list)) ?? "unread";
  const { counts, at, rows } = await boundedRead(ctx, async (read) => {
    const counts = await countReaders(read, id);
    const at = paging({ page: first(query.page), size: first(query.size) }, counts[which]);
    return { counts, at, rows: await listReaders(read, id, which, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { list: which, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle(`阅读情况：${one.title}`, at)}
      crumbs={[
        { label: "通知与资料", href: list },
        { label: one.title, href: `${list}/${id}` },
        { label: "阅读情况" },
      ]}
      here={href(at.page, at.size)}
    >
      {first(query.news) === "reminded" ? <Banner kind="success" title="已提醒未读专家" /> : null}
      <PageHead
        title="阅读情况"
        lead={`${one.title}：${counts.read} 名专家已确认阅读，${counts.unread} 名在聘专家未读。`}
        backHref={`${list}/${id}`}
      />
      {counts.unread > 0 ? <RemindForm publicationId={one.id} unread={counts.unread} /> : null}
      <Tabs
        label="阅读情况"
        tabs={readerLists.map((name) => ({
          label: labels[name],
          href: addressOf(path, { list: name }),
          count: counts[name],
          current: name === which,
        }))}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title={`没有${labels[which]}的专家`} why="在聘专家按是否确认阅读列在这里。" />
        ) : (
          <>
            <Table
              caption={`${labels[which]}的专家`}
              rows={rows}
              rowKey={(row) => row.number}
              columns={[
                {
                  head: "专家",
                  names: true,
                  cell: (row) => <a href={`/regulator/experts/${row.number}`}>{row.name}</a>,
                },
                { head: "编号", cell: (row) => row.number },
                {
                  head: "确认时间",
                  cell: (row) => (row.readAt ? formatInstant(row.readAt, { year: true }) : "—"),
                },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
