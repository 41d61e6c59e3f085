import { countWatch, type ListedWatch, listWatch, type WatchTab, whyNotLift } from "@/features/inspections";
import { LiftWatchForm } from "@/features/inspections/components/outside-forms";
import { firstOf, type Query } from "@/features/panels";
import { formatDate } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tabs } from "@/ui/tabs";
import { addressOf } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";

const path = "/regulator/key-watch";
const tabs = { standing: "列为重点检查对象", ended: "已到期、已移出" } as const satisfies Record<
  WatchTab,
  string
>;

/** 重点检查对象 (五(二)): units and projects, how often they are inspected, and until when. */
export default async function KeyWatch({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const tab: WatchTab = firstOf(query.tab) === "ended" ? "ended" : "standing";
  const { at, rows, counts } = await boundedRead(ctx, async (read) => {
    const counts = { standing: await countWatch(read, "standing"), ended: await countWatch(read, "ended") };
    const at = paging(pagingQuery(query), counts[tab]);
    return { at, counts, rows: await listWatch(read, tab, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { tab, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("重点检查对象", at)}
      crumbs={[{ label: "监督检查", href: "/regulator/inspections" }, { label: "重点检查对象" }]}
      here={href(at.page, at.size)}
    >
      {firstOf(query.news) === "lifted" ? <Banner kind="success" title="已移出重点检查对象" /> : null}
      <PageHead
        title="重点检查对象"
        lead="检查频次高于一般项目；到期自动结束，提前移出由另一位同志办理。"
        backHref="/regulator/inspections"
        actions={
          <ButtonLink look="quiet" href="/regulator/inspections/lists/new?reasons=WATCH_DUE">
            到期应检查的
          </ButtonLink>
        }
      />
      <Tabs
        label="重点检查对象"
        tabs={(Object.keys(tabs) as WatchTab[]).map((key) => ({
          href: addressOf(path, { tab: key }),
          label: tabs[key],
          count: counts[key],
          current: key === tab,
        }))}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={tab === "standing" ? "目前没有重点检查对象" : "没有已结束的重点检查对象"}
            why="平台外论证通报后，单位和工程会列在这里。"
          />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Table
              caption={tabs[tab]}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                { head: "对象", names: true, cell: (row) => <Watched row={row} /> },
                {
                  head: "起止",
                  cell: (row) =>
                    `${formatDate(row.fromDate, { year: true })}至${formatDate(row.toDate, { year: true })}`,
                },
                { head: "检查频次", cell: (row) => `每${row.intervalDays}日至少一次` },
                {
                  head: "列入原因",
                  cell: (row) =>
                    row.outsideReviewId ? (
                      <a href={`/regulator/outside-reviews/${row.outsideReviewId}`}>
                        平台外论证 {row.outsideNumber}
                      </a>
                    ) : (
                      <a href={`/regulator/inspections/${row.inspectionId}`}>
                        监督检查 {row.inspectionNumber}
                      </a>
                    ),
                },
                {
                  head: "办理",
                  cell: (row) =>
                    row.liftedAt ? (
                      `已移出：${row.liftedReason}`
                    ) : whyNotLift(ctx.actor, row) === null && tab === "standing" ? (
                      <Disclosure summary="提前移出">
                        <LiftWatchForm watchId={row.id} />
                      </Disclosure>
                    ) : (
                      ""
                    ),
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

function Watched({ row }: { row: ListedWatch }) {
  return (
    <>
      {row.projectName ? `工程：${row.projectName}` : `单位：${row.organizationName}`}
      <br />
      <span className="small muted">{row.projectName ? row.organizationName : row.uscc}</span>
    </>
  );
}
