import { CalendarNote } from "@/app/calendar-note";
import { countHolidayImports, formatDate, listHolidayImports, listHolidays } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { EmptyState } from "@/ui/empty-state";
import { ErrorSummary } from "@/ui/error-summary";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { UploadForm } from "@/ui/upload-form";
import { addressOf, given, pagingQuery, type Query } from "../address";
import { AdminFrame, adminContext } from "../admin-frame";
import { holidayProblemSentence, importStates, kindWords } from "./holiday-words";
import { PasteForm } from "./paste-form";

const path = "/admin/holidays";

/** 节假日表: days that differ from the plain week, by year, and the ways to bring in the next one. */
export default async function Holidays({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext("system", path);
  const { days, at, imports } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countHolidayImports(read));
    return {
      at,
      days: await listHolidays(read),
      imports: await listHolidayImports(read, { limit: at.size, offset: at.offset }),
    };
  });
  const years = [...new Set(days.map(({ day }) => day.slice(0, 4)))].sort().reverse();
  const problem = holidayProblemSentence(given(query, "problem"));
  const href = (page: number, size: number) => addressOf(path, { size, page });
  const title = pagedTitle("节假日表", at);
  return (
    <AdminFrame
      ctx={ctx}
      title={problem ? `错误：${title}` : title}
      crumbs={[{ label: "节假日表" }]}
      here={href(at.page, at.size)}
    >
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      <PageHead title="节假日表" lead="期限遇法定节假日顺延，调休上班日照常计算。" />
      <CalendarNote ctx={ctx} importHref="/admin/holidays" />
      <Card title="导入一年的安排">
        <p>先预览，有一处问题就一天也不写入；确认后一次全部写入。只影响以后计算的期限。</p>
        <PasteForm />
        <UploadForm
          action="/api/imports/holidays"
          page={path}
          label="或者上传文件"
          accept=".xlsx,.json,.txt"
          hint="xlsx（列：日期、安排、名称）、json或通知原文txt，不超过5 MB"
          error={problem ?? undefined}
          look="quiet"
        />
      </Card>
      <Card title="历次导入">
        {imports.length === 0 ? (
          <EmptyState title="还没有导入过" why="平台自带的安排随版本载入；以后各年在这里导入。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Table
              caption="历次导入"
              rows={imports}
              rowKey={(row) => row.id}
              columns={[
                {
                  head: "导入",
                  names: true,
                  cell: (row) => (
                    <a href={`${path}/imports/${row.id}`}>
                      {row.year ? `${row.year}年` : "年份不明"}（{row.fileName}）
                    </a>
                  ),
                },
                {
                  head: "状态",
                  cell: (row) => (
                    <Tag tone={importStates[row.state].tone}>{importStates[row.state].label}</Tag>
                  ),
                },
                { head: "通知", cell: (row) => row.document ?? "—" },
                { head: "办理", cell: (row) => row.by },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
      {years.length === 0 ? <EmptyState title="没有节假日" why="规则库还没有录入节假日。" /> : null}
      {years.map((year, index) => (
        <Card key={year} title={`${year} 年`}>
          <Disclosure summary="放假和调休上班的日期" open={index === 0}>
            <Table
              caption={`${year} 年节假日`}
              phone="scroll"
              rows={days.filter(({ day }) => day.startsWith(year))}
              rowKey={(row) => row.day}
              columns={[
                { head: "日期", names: true, cell: (row) => formatDate(row.day) },
                { head: "名称", cell: (row) => row.name },
                {
                  head: "安排",
                  cell: (row) => <Tag tone={row.kind === "rest" ? "good" : "run"}>{kindWords(row.kind)}</Tag>,
                },
              ]}
            />
          </Disclosure>
        </Card>
      ))}
    </AdminFrame>
  );
}
