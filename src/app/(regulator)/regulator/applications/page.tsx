import {
  type ApplicationFilter,
  type ApplicationSort,
  applicationTabs,
  countApplications,
  countApplicationTabs,
  listApplications,
  readApplicationFilter,
  seesApplications,
} from "@/features/experts";
import type { Query } from "@/features/panels";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Tabs } from "@/ui/tabs";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { ApplicationsFilter } from "./applications-filter";
import { ApplicationsTable } from "./applications-table";
import { tabLabels } from "./words";

const path = "/regulator/applications";
type Props = { searchParams: Promise<Query> };

/** 专家申报: what waits in each step of D1. Tab, filter, order and page are the address. */
export default async function RegulatorApplications({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(seesApplications(ctx.actor) ? true : null));
  const filter = readApplicationFilter(query);
  const { tab, sort, direction, ...narrowed } = filter;
  const { tabs, at, rows } = await boundedRead(ctx, async (read) => {
    const tabs = await countApplicationTabs(read);
    const at = paging(pagingQuery(query), await countApplications(read, filter));
    const rows = await listApplications(read, filter, { limit: at.size, offset: at.offset });
    return { tabs, at, rows };
  });
  const order = { tab, sort, direction };
  const href = (page: number, size: number) => addressOf(path, { ...narrowed, ...order, size, page });
  const active = Object.values(narrowed).some((value) => value !== undefined);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle(`专家申报：${tabLabels[tab]}`, at)}
      crumbs={[{ label: "专家申报" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="专家申报"
        actions={
          <>
            <a href="/regulator/campaigns">申报受理</a>
            <a href="/regulator/special-invitations">特邀专家</a>
          </>
        }
      />
      <Tabs
        label="办理阶段"
        tabs={applicationTabs.map((one) => ({
          label: tabLabels[one],
          href: addressOf(path, { tab: one }),
          count: tabs[one],
          current: one === tab,
        }))}
      />
      <Card>
        <ApplicationsFilter filter={filter} keep={setValues({ ...order, size: at.size })} active={active} />
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={active ? "没有符合条件的申报" : `没有“${tabLabels[tab]}”的申报`}
            why={active ? "请放宽筛选条件，或点“重置”。" : "有新的申报到这一步时，会列在这里。"}
          />
        ) : (
          <>
            <Toolbar total={at.total} />
            <ApplicationsTable rows={rows} now={ctx.now} sorting={sortingOf(filter, narrowed, at.size)} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}

function sortingOf(filter: ApplicationFilter, narrowed: Record<string, string | undefined>, size: number) {
  return (sort: ApplicationSort) => {
    const sorted = filter.sort === sort;
    const direction = sorted && filter.direction === "asc" ? ("desc" as const) : ("asc" as const);
    return {
      href: addressOf(path, { ...narrowed, tab: filter.tab, sort, direction, size }),
      direction: sorted ? filter.direction : undefined,
    };
  };
}
