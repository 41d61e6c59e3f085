import { WorkspaceShell } from "@/app/workspace-shell";
import { type CaseState, countCases, listCases, stateLabels } from "@/features/reviews";
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
import { Tag } from "@/ui/tag";
import { TextField } from "@/ui/text-field";
import { address, one, type Query } from "../address";
import { onPlatform, resultText, stateTone } from "../words";

const path = "/contractor/cases";
const stages: Readonly<Record<string, { label: string; states: readonly CaseState[] }>> = {
  filing: { label: "填报中、已退回", states: ["DRAFT", "RETURNED"] },
  submitted: { label: "待受理", states: ["SUBMITTED"] },
  admitted: { label: "待抽取", states: ["ADMITTED"] },
  drawing: { label: "抽取和邀请中", states: ["DRAWING", "INVITING", "POOL_EXHAUSTED"] },
  formed: { label: "专家组已成立", states: ["PANEL_FORMED", "PRE_REVIEW"] },
  ended: { label: "已撤销、已作废", states: ["CANCELLED", "VOID"] },
};
const sorts = ["created", "submitted", "number"] as const;

/** 论证申报: the contractor's own cases. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const search = one(query, "search");
  const asked = one(query, "stage");
  const stage = asked && Object.hasOwn(stages, asked) ? asked : undefined;
  const states = stage ? stages[stage]?.states : undefined;
  const sort = sorts.find((column) => column === one(query, "sort")) ?? "created";
  const direction = one(query, "direction") === "asc" ? ("asc" as const) : ("desc" as const);
  const kept = { search, stage, sort: sort === "created" ? undefined : sort, direction };
  const here = address(path, { ...kept, page: one(query, "page"), size: one(query, "size") });
  const ctx = await pageContext("contractor", here);
  const total = await countCases(ctx, { search, states });
  const at = paging({ page: one(query, "page"), size: one(query, "size") }, total);
  const rows = await listCases(ctx, { search, states, sort, direction, limit: at.size, offset: at.offset });
  const filtered = Boolean(search || stage);
  const sorting = (column: (typeof sorts)[number]) => ({
    href: address(path, {
      ...kept,
      sort: column,
      direction: sort === column && direction === "desc" ? "asc" : "desc",
      size: at.size,
    }),
    direction: sort === column ? direction : undefined,
  });
  return (
    <WorkspaceShell role="contractor" crumbs={[{ label: "论证申报" }]} here={here}>
      <title>{pagedTitle("论证申报", at) + onPlatform}</title>
      <PageHead title="论证申报" actions={<ButtonLink href={`${path}/new`}>新建申报</ButtonLink>} />
      {at.total > 0 || filtered ? (
        <FilterForm action={path} active={filtered} keep={{ size: String(at.size) }}>
          <TextField name="search" label="编号、论证项目或工程" value={search} width="medium" />
          <Select
            name="stage"
            label="阶段"
            blank="全部"
            value={stage}
            options={Object.entries(stages).map(([value, { label }]) => ({ value, label }))}
          />
        </FilterForm>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title={filtered ? "没有符合条件的论证项目" : "还没有论证项目"}
          why={filtered ? "请放宽条件后再查询。" : "为工程的危大工程申报专家论证，按任务清单逐项完成后提交。"}
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
            caption="论证项目"
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              { head: "论证项目", names: true, cell: (row) => <a href={`${path}/${row.id}`}>{row.title}</a> },
              { head: "编号", sort: sorting("number"), cell: (row) => row.number ?? "尚未提交" },
              { head: "工程", cell: (row) => row.projectName },
              { head: "判定", cell: (row) => resultText(row.result) },
              {
                head: "状态",
                cell: (row) => <Tag tone={stateTone(row.state)}>{stateLabels[row.state]}</Tag>,
              },
              {
                head: "提交日期",
                sort: sorting("submitted"),
                cell: (row) => (row.submittedAt ? formatDate(dateAt(row.submittedAt), { year: true }) : ""),
              },
            ]}
          />
          <Pagination at={at} href={(page, size) => address(path, { ...kept, page, size })} />
        </>
      )}
    </WorkspaceShell>
  );
}
