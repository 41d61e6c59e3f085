import { WorkspaceShell } from "@/app/workspace-shell";
import { countProjects, libraryLabels, listProjects } from "@/features/projects";
import { dateAt, formatDate } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { TextField } from "@/ui/text-field";
import { address, one, type Query } from "../address";
import { onPlatform } from "../words";

const path = "/contractor/projects";
type Props = { searchParams: Promise<Query> };

/** 我的工程. */
export default async function ProjectsPage({ searchParams }: Props) {
  const query = await searchParams;
  const search = one(query, "search");
  const library = (["SZ", "GD"] as const).find((code) => code === one(query, "library"));
  const sort = one(query, "sort") === "name" ? ("name" as const) : ("created" as const);
  const direction = one(query, "direction") === "asc" ? ("asc" as const) : ("desc" as const);
  const kept = { search, library, sort: sort === "name" ? sort : undefined, direction };
  const here = address(path, { ...kept, page: one(query, "page"), size: one(query, "size") });
  const ctx = await pageContext("contractor", here);
  const at = paging(
    { page: one(query, "page"), size: one(query, "size") },
    await countProjects(ctx, { search, library }),
  );
  const rows = await listProjects(ctx, {
    search,
    library,
    sort,
    direction,
    limit: at.size,
    offset: at.offset,
  });
  const filtered = Boolean(search || library);
  const sorting = (column: "name" | "created") => ({
    href: address(path, {
      ...kept,
      sort: column,
      direction: sort === column && direction === "asc" ? "desc" : "asc",
      size: at.size,
    }),
    direction: sort === column ? direction : undefined,
  });
  return (
    <WorkspaceShell role="contractor" crumbs={[{ label: "我的工程" }]} here={here}>
      <title>{pagedTitle("我的工程", at) + onPlatform}</title>
      <PageHead title="我的工程" actions={<ButtonLink href={`${path}/new`}>登记工程</ButtonLink>} />
      {at.total > 0 || filtered ? (
        <FilterForm action={path} active={filtered} keep={{ size: String(at.size) }}>
          <TextField name="search" label="名称或地点" value={search} width="medium" />
          <Select
            name="library"
            label="工程类别"
            blank="全部"
            value={library}
            options={Object.entries(libraryLabels).map(([value, label]) => ({ value, label }))}
          />
        </FilterForm>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title={filtered ? "没有符合条件的工程" : "还没有登记工程"}
          why={filtered ? "请放宽条件后再查询。" : "先登记工程，再为其中的危大工程申报专家论证。"}
        >
          {filtered ? (
            <ButtonLink look="quiet" href={path}>
              重置条件
            </ButtonLink>
          ) : null}
        </EmptyState>
      ) : (
        <>
          <Toolbar total={at.total} />
          <Table
            caption="我的工程"
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                head: "工程名称",
                names: true,
                sort: sorting("name"),
                cell: (row) => <a href={`${path}/${row.id}`}>{row.name}</a>,
              },
              { head: "地点", cell: (row) => row.address },
              { head: "工程类别", cell: (row) => libraryLabels[row.library] },
              { head: "监督机构", cell: (row) => row.competentBody },
              {
                head: "登记日期",
                sort: sorting("created"),
                cell: (row) => formatDate(dateAt(row.createdAt), { year: true }),
              },
            ]}
          />
          <Pagination at={at} href={(page, size) => address(path, { ...kept, page, size })} />
        </>
      )}
    </WorkspaceShell>
  );
}
