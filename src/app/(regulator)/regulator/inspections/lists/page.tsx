import { countLists, listLists, whyNotInspect } from "@/features/inspections";
import type { Query } from "@/features/panels";
import { formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { addressOf } from "../../address";
import { pagingQuery } from "../../paging-query";
import { RegulatorFrame } from "../../regulator-frame";

const path = "/regulator/inspections/lists";

/** 监督检查清单 of the reader's body; station and bureau read every body's. */
export default async function InspectionLists({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countLists(read));
    return { at, rows: await listLists(read, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { size, page });
  const may = whyNotInspect(ctx.actor) === null;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("检查清单", at)}
      crumbs={[{ label: "监督检查", href: "/regulator/inspections" }, { label: "检查清单" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="检查清单"
        lead="由筛选条件生成，或者随机抽取（双随机）。清单生成后不能修改。"
        backHref="/regulator/inspections"
        actions={may ? <ButtonLink href={`${path}/new`}>生成检查清单</ButtonLink> : undefined}
      />
      {may ? (
        <p className="actions">
          <ButtonLink look="quiet" href={`${path}/random`}>
            双随机抽取
          </ButtonLink>
        </p>
      ) : null}
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="还没有检查清单" why="由筛选条件生成或者随机抽取后，会列在这里。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Table
              caption="检查清单"
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  head: "清单",
                  names: true,
                  cell: (row) => (
                    <>
                      <a href={`${path}/${row.id}`}>{row.title}</a>
                      <br />
                      <span className="small muted">{row.number}</span>
                    </>
                  ),
                },
                { head: "方式", cell: (row) => (row.kind === "RANDOM" ? "双随机抽取" : "按条件生成") },
                { head: "检查机构", cell: (row) => row.body },
                { head: "项数", numeric: true, cell: (row) => row.rows },
                { head: "已结案", numeric: true, cell: (row) => row.closed },
                { head: "生成时间", cell: (row) => formatInstant(row.createdAt, { year: true }) },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
