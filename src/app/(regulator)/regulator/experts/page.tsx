import {
  countMembers,
  listMembers,
  type PoolFilter,
  type PoolQuery,
  type PoolSort,
  readPoolFilter,
  whyNotExport,
} from "@/features/experts";
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
import { MembersFilter } from "./members-filter";
import { MembersTable } from "./members-table";

const path = "/regulator/experts";
type Props = { searchParams: Promise<PoolQuery> };

/** 专家库: every member with her standing now. Filter, order and page are the address; the station exports. */
export default async function Experts({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const filter = readPoolFilter(query);
  const view = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countMembers(read, filter));
    return { at, rows: await listMembers(read, filter, { limit: at.size, offset: at.offset }) };
  }).catch((error: unknown) => {
    if (isTooSlow(error)) return null;
    throw error;
  });
  const { sort, direction, ...narrowed } = filter;
  const size = view?.at.size ?? 20;
  const href = (page: number, per: number) =>
    addressOf(path, { ...narrowed, sort, direction, size: per, page });
  const here = href(view?.at.page ?? 1, size);
  const active = Object.values(narrowed).some((value) => value !== undefined);
  const station = whyNotExport(ctx.actor) === null;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={view ? pagedTitle("专家库", view.at) : "专家库"}
      crumbs={[{ label: "专家库" }]}
      here={here}
    >
      <PageHead
        title="专家库"
        lead="全部专家和他们现在能否参加抽取。"
        actions={
          station ? (
            <ButtonLink look="quiet" href="/regulator/imports">
              批量导入
            </ButtonLink>
          ) : undefined
        }
      />
      <Card>
        <MembersFilter filter={filter} keep={setValues({ sort, direction, size })} active={active} />
      </Card>
      <Card>
        {view === null ? (
          <EmptyState title="查询时间过长" why="筛选条件已保留。请增加条件缩小范围，或稍后重试。">
            <ButtonLink look="quiet" href={here}>
              重试
            </ButtonLink>
          </EmptyState>
        ) : view.rows.length === 0 ? (
          <EmptyState
            title={active ? "没有符合条件的专家" : "专家库还是空的"}
            why={active ? "请放宽筛选条件，或点“重置”查看全部。" : "专家聘任或导入后会列在这里。"}
          />
        ) : (
          <>
            <Toolbar total={view.at.total}>
              {station ? (
                <ButtonLink
                  look="quiet"
                  href={addressOf(`${path}/export`, { ...narrowed, sort, direction })}
                  download
                >
                  导出 xlsx
                </ButtonLink>
              ) : null}
            </Toolbar>
            <MembersTable rows={view.rows} station={station} sorting={sortingOf(filter, size)} />
            <Pagination at={view.at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}

function sortingOf({ sort, direction, ...narrowed }: PoolFilter, size: number) {
  return (by: PoolSort) => {
    const sorted = by === sort;
    const next = sorted && direction === "asc" ? "desc" : "asc";
    return {
      href: addressOf(path, { ...narrowed, sort: by, direction: next, size }),
      direction: sorted ? direction : undefined,
    };
  };
}
