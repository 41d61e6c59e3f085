import {
  type CaseFilter,
  type CaseSort,
  countSupervisedCases,
  listSupervisedAreas,
  listSupervisedCases,
  type Query,
  readCaseFilter,
} from "@/features/panels";
import { boundedRead, isTooSlow } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { CasesFilter } from "./cases-filter";
import { CasesTable } from "./cases-table";

const path = "/regulator/cases";
type Props = { searchParams: Promise<Query> };

/** 论证项目: the cases of the jurisdiction. Filter, order and page are the address. */
export default async function RegulatorCases({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const filter = readCaseFilter(query);
  const view = await boundedRead(ctx, async (read) => {
    const areas = await listSupervisedAreas(read);
    const at = paging(pagingQuery(query), await countSupervisedCases(read, filter));
    const rows = await listSupervisedCases(read, filter, { limit: at.size, offset: at.offset });
    return { areas, at, rows };
  }).catch((error: unknown) => {
    if (isTooSlow(error)) return null;
    throw error;
  });
  const size = view?.at.size ?? 20;
  const narrowed = narrowing(filter);
  const order = { sort: filter.sort, direction: filter.direction };
  const href = (page: number, per: number) => addressOf(path, { ...narrowed, ...order, size: per, page });
  const here = href(view?.at.page ?? 1, size);
  const active = Object.values(narrowed).some((value) => value !== undefined);
  const title = view ? pagedTitle("论证项目", view.at) : "论证项目";
  return (
    <RegulatorFrame ctx={ctx} title={title} crumbs={[{ label: "论证项目" }]} here={here}>
      <PageHead title="论证项目" actions={<a href="/regulator/emergencies">抢险通道</a>} />
      <Card>
        <CasesFilter
          filter={filter}
          areas={view?.areas ?? []}
          keep={setValues({ ...order, size })}
          active={active}
        />
      </Card>
      <Card>
        {view ? (
          <Found
            view={view}
            filter={filter}
            size={size}
            narrowed={narrowed}
            active={active}
            now={ctx.now}
            href={href}
          />
        ) : (
          <EmptyState title="查询时间过长" why="筛选条件已保留。请增加条件缩小范围，或稍后重试。">
            <ButtonLink look="quiet" href={here}>
              重试
            </ButtonLink>
          </EmptyState>
        )}
      </Card>
    </RegulatorFrame>
  );
}

type Narrowed = ReturnType<typeof narrowing>;

function narrowing({ sort: _sort, direction: _direction, ...rest }: CaseFilter) {
  return rest;
}

type FoundProps = {
  view: {
    at: ReturnType<typeof paging>;
    rows: Awaited<ReturnType<typeof listSupervisedCases>>;
  };
  filter: CaseFilter;
  size: number;
  narrowed: Narrowed;
  active: boolean;
  now: Date;
  href: (page: number, size: number) => string;
};

function Found({ view: { at, rows }, filter, size, narrowed, active, now, href }: FoundProps) {
  const sorting = (sort: CaseSort) => {
    const sorted = filter.sort === sort;
    const direction = sorted
      ? filter.direction === "asc"
        ? "desc"
        : "asc"
      : sort === "submitted"
        ? "desc"
        : "asc";
    return {
      href: addressOf(path, { ...narrowed, sort, direction, size }),
      direction: sorted ? filter.direction : undefined,
    };
  };
  if (rows.length === 0) {
    return active ? (
      <EmptyState title="没有符合条件的论证项目" why="请放宽筛选条件，或点“重置”查看全部。" />
    ) : (
      <EmptyState title="还没有论证项目" why="施工单位提交论证申报后会列在这里。" />
    );
  }
  return (
    <>
      <Toolbar total={at.total} />
      <CasesTable rows={rows} now={now} caption="论证项目" sorting={sorting} />
      <Pagination at={at} href={href} />
    </>
  );
}
