import { addDays, formatInstantExactly, instantOf, isDate } from "@/features/rulebook";
import { boundedRead, isTooSlow } from "@/platform/bounded-read";
import {
  countTrace,
  knownActions,
  listTrace,
  type TraceEntry,
  traceReach,
} from "@/platform/operations/search-trace";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import { Disclosure } from "@/ui/disclosure";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { TextField } from "@/ui/text-field";
import { addressOf, given, pagingQuery, type Query } from "../address";
import { AdminFrame, adminContext } from "../admin-frame";
import { actionWords, actorWords, subjectWords } from "./trace-words";

const path = "/admin/trace";

/** 审计日志: searched, never changed. */
export default async function TraceSearch({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext("audit", path);
  const day = (name: string) => {
    const text = given(query, name);
    return text && isDate(text) && text >= "2000-01-01" && text < "2100-01-01" ? text : undefined;
  };
  const asked = {
    actor: given(query, "actor"),
    subjectType: given(query, "subjectType"),
    subjectId: given(query, "subjectId"),
    action: knownActions.find((one) => one === given(query, "action")),
    from: day("from"),
    to: day("to"),
  };
  const filter = {
    ...asked,
    from: asked.from ? instantOf(asked.from) : undefined,
    to: asked.to ? instantOf(addDays(asked.to, 1)) : undefined,
  };
  const view = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countTrace(read, filter));
    return { at, rows: await listTrace(read, filter, { limit: at.size, offset: at.offset }) };
  }).catch((error: unknown) => {
    if (isTooSlow(error)) return null;
    throw error;
  });
  const at = view?.at ?? paging({}, 0);
  const href = (page: number, size: number) => addressOf(path, { ...asked, size, page });
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("审计日志", at)}
      crumbs={[{ label: "审计日志" }]}
      here={href(at.page, at.size)}
    >
      <PageHead title="审计日志" lead={`只读。一次最多翻阅最近 ${traceReach} 条，更早的请限定日期。`} />
      <Card>
        <FilterForm
          action={path}
          keep={{ size: String(at.size) }}
          active={Object.values(asked).some((value) => value !== undefined)}
        >
          <TextField name="actor" label="人员标识" hint="账号标识、任务名" value={asked.actor} />
          <Select
            name="action"
            label="动作"
            blank="全部"
            value={asked.action ?? ""}
            options={knownActions.map((value) => ({ value, label: actionWords[value] }))}
          />
          <Select
            name="subjectType"
            label="对象类别"
            blank="全部"
            value={asked.subjectType ?? ""}
            options={Object.entries(subjectWords).map(([value, label]) => ({ value, label }))}
          />
          <TextField name="subjectId" label="对象标识" value={asked.subjectId} />
          <DateTimeField name="from" label="日期从" kind="date" value={asked.from} />
          <DateTimeField name="to" label="日期到" kind="date" value={asked.to} />
        </FilterForm>
      </Card>
      <Card>
        {view === null ? (
          <EmptyState title="查询时间过长" why="筛选条件已保留。请限定日期或对象后再查询。" />
        ) : view.rows.length === 0 ? (
          <EmptyState title="没有符合条件的记录" why="请放宽筛选条件，或点“重置”查看全部。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Entries rows={view.rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </AdminFrame>
  );
}

function Entries({ rows }: { rows: readonly TraceEntry[] }) {
  return (
    <Table
      caption="审计日志"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: "时间", names: true, cell: (row) => formatInstantExactly(row.at, { year: true }) },
        {
          head: "人员",
          cell: (row) => (
            <>
              {wordFor(actorWords, row.actorRole ?? row.actorKind)}
              <br />
              <a className="small" href={addressOf(path, { actor: row.actorId })}>
                {row.actorId}
              </a>
            </>
          ),
        },
        {
          head: "动作",
          cell: (row) => (
            <>
              {wordFor(actionWords, row.action)}
              <br />
              <span className="small muted">{row.action}</span>
            </>
          ),
        },
        {
          head: "对象",
          cell: (row) => (
            <>
              {wordFor(subjectWords, row.subjectType)}
              <br />
              <a
                className="small"
                href={addressOf(path, { subjectType: row.subjectType, subjectId: row.subjectId })}
              >
                {row.subjectId}
              </a>
            </>
          ),
        },
        {
          head: "内容",
          cell: (row) =>
            Object.keys(row.detail).length === 0 ? (
              "—"
            ) : (
              <Disclosure summary="查看">
                <code className="small">{JSON.stringify(row.detail)}</code>
              </Disclosure>
            ),
        },
      ]}
    />
  );
}

/** The word for a code; a code without one is shown as it is. */
function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
