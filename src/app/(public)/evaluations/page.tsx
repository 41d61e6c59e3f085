import { PublicShell } from "@/app/public-shell";
import { countPublished, levelWords, listPublished, listPublishedYears } from "@/features/credit";
import { boundedRead } from "@/platform/bounded-read";
import { requestContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";

const path = "/evaluations";
type Query = Readonly<Record<string, string | string[] | undefined>>;
const text = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

/** 年度评价结果 for everybody: name, count of reviews, level (D13), and which were put right afterwards. */
export default async function PublishedEvaluations({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await requestContext();
  const { years, year, at, rows } = await boundedRead(ctx, async (read) => {
    const years = await listPublishedYears(read);
    const year = years.find((known) => String(known) === text(query.year)) ?? years[0];
    const total = year ? await countPublished(read, year) : 0;
    const at = paging({ page: text(query.page), size: text(query.size) }, total);
    const rows = year ? await listPublished(read, year, { limit: at.size, offset: at.offset }) : [];
    return { years, year, at, rows };
  });
  const href = (page: number, size: number) => `${path}?year=${year ?? ""}&size=${size}&page=${page}`;
  return (
    <PublicShell crumbs={[{ label: "年度评价结果" }]} here={href(at.page, at.size)} anonymous>
      <title>{`${pagedTitle("年度评价结果", at)} - 专家评审平台`}</title>
      <PageHead
        title="年度评价结果"
        lead="评审专家每年按信用台账评价，等级分为优秀、合格、基本合格、不合格。"
      />
      {years.length > 1 ? (
        <Card>
          <FilterForm action={path} active>
            <Select
              name="year"
              label="年度"
              value={String(year)}
              options={years.map((one) => ({ value: String(one), label: `${one}年` }))}
            />
          </FilterForm>
        </Card>
      ) : null}
      <Card title={year ? `${year}年` : undefined}>
        {rows.length === 0 ? (
          <EmptyState title="还没有公布年度评价" why="年度评价确定并处理完毕后，在这里公布。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Table
              caption={`${year}年年度评价结果`}
              rows={rows}
              rowKey={({ number }) => number}
              columns={[
                {
                  head: "专家",
                  names: true,
                  cell: (row) => (
                    <a href={`/experts/${row.number}`}>
                      {row.name}（{row.number}）
                    </a>
                  ),
                },
                { head: "参加论证", numeric: true, cell: ({ reviews }) => `${reviews} 次` },
                {
                  head: "等级",
                  cell: ({ level, corrected }) =>
                    corrected ? `${levelWords[level]}（公布后更正）` : levelWords[level],
                },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </PublicShell>
  );
}
