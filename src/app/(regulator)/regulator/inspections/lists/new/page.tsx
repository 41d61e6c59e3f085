import {
  automaticReasons,
  type CandidateRow,
  countCandidates,
  filterReasons,
  listCandidates,
  mostListRows,
  readListFilter,
  reasons,
  whyNotInspect,
} from "@/features/inspections";
import { BuildListForm } from "@/features/inspections/components/list-forms";
import { listSupervisedAreas, type Query } from "@/features/panels";
import { LIBRARIES } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Checkboxes } from "@/ui/choices";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { TextField } from "@/ui/text-field";
import { pagingQuery } from "../../../paging-query";
import { RegulatorFrame } from "../../../regulator-frame";

const path = "/regulator/inspections/lists/new";
const libraries = Object.entries(LIBRARIES).map(([value, label]) => ({ value, label: String(label) }));

/** 生成检查清单: what the system finds under a filter, row by row, and the press that makes a list of exactly these. */
export default async function NewList({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(whyNotInspect(ctx.actor) ? null : true));
  const filter = readListFilter(query);
  const view = await boundedRead(ctx, async (read) => {
    const counts = await countCandidates(read, filter);
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
    const at = paging(pagingQuery(query), total);
    const rows = await listCandidates(read, filter, { limit: at.size, offset: at.offset });
    return { counts, at, rows, areas: await listSupervisedAreas(read) };
  });
  const { counts, at, rows, areas } = view;
  const href = (page: number, size: number) => {
    const values = new URLSearchParams(filter.reasons.map((reason) => ["reasons", reason]));
    for (const [name, value] of Object.entries({ ...filter, reasons: undefined, size, page }))
      if (value) values.set(name, String(value));
    return `${path}?${values}`;
  };
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("生成检查清单", at)}
      crumbs={[
        { label: "监督检查", href: "/regulator/inspections" },
        { label: "检查清单", href: "/regulator/inspections/lists" },
        { label: "生成" },
      ]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="生成检查清单"
        lead="系统按平台上的记录自动发现问题；正在检查和已经查结的不再列出。"
        backHref="/regulator/inspections/lists"
      />
      <Card>
        <FilterForm action={path} keep={{ size: String(at.size) }} active>
          <div className="whole">
            <Checkboxes
              name="reasons"
              label="列入原因"
              hint={`不选时为：${automaticReasons.map((one) => reasons[one].label).join("、")}`}
              optional
              layout="side"
              options={filterReasons.map((value) => ({ value, label: reasons[value].label }))}
              value={filter.reasons}
            />
          </div>
          {areas.length > 0 ? (
            <Select
              name="district"
              label="区域"
              blank="全部"
              value={filter.district}
              options={areas.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : null}
          <Select name="library" label="工程类别" blank="全部" value={filter.library} options={libraries} />
          <TextField name="keyword" label="工程或施工单位" value={filter.keyword} width="medium" />
        </FilterForm>
      </Card>
      {rows.length === 0 ? (
        <Card>
          <EmptyState title="没有发现符合条件的项目" why="请换一些列入原因，或者放宽条件后再查询。" />
        </Card>
      ) : (
        <>
          <Card>
            <Toolbar total={at.total} />
            <p className="small muted">
              {[...counts].map(([reason, n]) => `${reasons[reason].label} ${n} 条`).join("；")}
            </p>
            <CandidatesTable rows={rows} />
            <Pagination at={at} href={href} />
          </Card>
          {at.total > mostListRows ? (
            <Note tone="warn">一份清单最多 {mostListRows} 条，请增加筛选条件，分几份清单办理。</Note>
          ) : (
            <BuildListForm filter={filter} shown={at.total} />
          )}
        </>
      )}
    </RegulatorFrame>
  );
}

function CandidatesTable({ rows }: { rows: readonly CandidateRow[] }) {
  return (
    <Table
      caption="符合条件的项目"
      rows={rows}
      rowKey={(row) => [row.reason, row.projectId, row.caseId, row.itemId].join()}
      columns={[
        {
          head: "工程",
          names: true,
          cell: (row) => (
            <>
              {row.projectName}
              <br />
              <span className="small muted">{row.areaName}</span>
            </>
          ),
        },
        { head: "施工单位", cell: (row) => row.organizationName },
        {
          head: "论证项目",
          cell: (row) => (row.caseId ? <a href={`/regulator/cases/${row.caseId}`}>{row.caseNumber}</a> : ""),
        },
        {
          head: "列入原因和情况",
          cell: (row) => (
            <>
              {reasons[row.reason].label}
              <br />
              <span className="small muted">{row.fact}</span>
            </>
          ),
        },
        {
          head: "依据",
          cell: (row) => <span className="small">{reasons[row.reason].basis.join("；")}</span>,
        },
      ]}
    />
  );
}
