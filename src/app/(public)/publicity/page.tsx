import { PublicShell } from "@/app/public-shell";
import { countPublicity, listPublicity } from "@/features/experts";
import { formatDeadline, specialtyOf } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { requestContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** 专家公示: whoever is about to be appointed, for everybody to see and to object to (D1). */
export default async function PublicityPage({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await requestContext();
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const asked = { page: String(query.page ?? ""), size: String(query.size ?? "") };
    const at = paging(asked, await countPublicity(read));
    return { at, rows: await listPublicity(read, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => `/publicity?page=${page}&size=${size}`;
  return (
    <PublicShell crumbs={[{ label: "专家公示" }]} here={at.page > 1 ? href(at.page, at.size) : "/publicity"}>
      <title>{`${pagedTitle("专家公示", at)} - 专家评审平台`}</title>
      <PageHead
        title="专家公示"
        lead="下列人员经评审拟聘为青岛市市政公用工程专家库专家。公示期内，任何单位和个人都可以提出异议，可以署名，也可以匿名。"
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="当前没有公示" why="有申报人通过评审时，会在这里公示。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Table
              caption="公示中的申报人"
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  head: "姓名",
                  names: true,
                  cell: (row) => <a href={`/publicity/${row.id}`}>{row.name}</a>,
                },
                { head: "工作单位", cell: (row) => row.employer ?? "无工作单位" },
                { head: "职称", cell: (row) => row.title ?? "" },
                {
                  head: "拟聘专业",
                  cell: (row) => row.specialties.map((code) => specialtyOf(code)?.label ?? code).join("；"),
                },
                {
                  head: "公示截止",
                  cell: (row) => (row.publicityTo ? formatDeadline(row.publicityTo) : ""),
                },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
      <p>
        提出过异议？<a href="/publicity/objection">凭查询码查询答复</a>
      </p>
    </PublicShell>
  );
}
