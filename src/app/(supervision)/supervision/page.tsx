import { address, one, type Query } from "@/app/(contractor)/contractor/address";
import { onPlatform, resultText, stateTone } from "@/app/(contractor)/contractor/words";
import { WorkspaceShell } from "@/app/workspace-shell";
import { countCases, listCases, stateLabels } from "@/features/reviews";
import { dateAt, formatDate } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { TextField } from "@/ui/text-field";

const path = "/supervision";

/** The filed cases of the projects that the unit supervises; to read. */
export default async function SupervisedCasesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const search = one(query, "search");
  const direction = one(query, "direction") === "asc" ? ("asc" as const) : ("desc" as const);
  const here = address(path, { search, direction, page: one(query, "page"), size: one(query, "size") });
  const ctx = await pageContext("supervision", here);
  const at = paging(
    { page: one(query, "page"), size: one(query, "size") },
    await countCases(ctx, { search }),
  );
  const rows = await listCases(ctx, {
    search,
    sort: "submitted",
    direction,
    limit: at.size,
    offset: at.offset,
  });
  return (
    <WorkspaceShell role="supervision" here={here}>
      <title>{pagedTitle("本单位监理的论证项目", at) + onPlatform}</title>
      <PageHead title="本单位监理的论证项目" lead="施工单位已提交、且参建各方列明由本单位监理的工程。" />
      {at.total > 0 || search ? (
        <FilterForm action={path} active={Boolean(search)} keep={{ size: String(at.size) }}>
          <TextField name="search" label="编号、论证项目或工程" value={search} width="medium" />
        </FilterForm>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title={search ? "没有符合条件的论证项目" : "还没有论证项目"}
          why={
            search
              ? "请放宽条件后再查询。"
              : "施工单位在参建各方中填报本单位为监理单位并提交申报后，这里就会列出。"
          }
        >
          {search ? (
            <ButtonLink look="quiet" href={path}>
              重置条件
            </ButtonLink>
          ) : null}
        </EmptyState>
      ) : (
        <>
          <Toolbar total={at.total} />
          <Table
            caption="本单位监理的论证项目"
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                head: "论证项目",
                names: true,
                cell: (row) => (
                  <>
                    <a href={`${path}/cases/${row.id}`}>{row.title}</a>
                    <br />
                    <span className="small muted">{row.number}</span>
                  </>
                ),
              },
              {
                head: "工程 / 施工单位",
                cell: (row) => (
                  <>
                    {row.projectName}
                    <br />
                    <span className="small muted">{row.organizationName}</span>
                  </>
                ),
              },
              { head: "判定", cell: (row) => resultText(row.result) },
              {
                head: "状态",
                cell: (row) => <Tag tone={stateTone(row.state)}>{stateLabels[row.state]}</Tag>,
              },
              {
                head: "提交日期",
                sort: {
                  href: address(path, {
                    search,
                    direction: direction === "desc" ? "asc" : "desc",
                    size: at.size,
                  }),
                  direction,
                },
                cell: (row) => (row.submittedAt ? formatDate(dateAt(row.submittedAt), { year: true }) : ""),
              },
            ]}
          />
          <Pagination at={at} href={(page, size) => address(path, { search, direction, page, size })} />
        </>
      )}
    </WorkspaceShell>
  );
}
