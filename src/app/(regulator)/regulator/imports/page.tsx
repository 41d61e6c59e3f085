import {
  countImports,
  importKindOf,
  importNames,
  importProblemSentence,
  listImports,
  templateColumns,
} from "@/features/experts";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { EmptyState } from "@/ui/empty-state";
import { ErrorSummary } from "@/ui/error-summary";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { UploadForm } from "@/ui/upload-form";
import { addressOf } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { ImportsTable } from "./imports-table";

const path = "/regulator/imports";
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** 批量导入: experts or units from a template. The station's alone; to others the page is not there. */
export default async function Imports({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const at = paging(pagingQuery(query), await found(ctx, countImports(ctx)));
  const rows = await listImports(ctx, { limit: at.size, offset: at.offset });
  const units = query.kind === "units";
  const slug = units ? "units" : "experts";
  const kind = importKindOf(slug) ?? "EXPERTS";
  const name = importNames[kind];
  const problem = importProblemSentence(typeof query.problem === "string" ? query.problem : undefined);
  const href = (page: number, size: number) =>
    addressOf(path, { kind: units ? "units" : undefined, size, page });
  const title = pagedTitle(`批量导入${name}`, at);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={problem ? `错误：${title}` : title}
      crumbs={[{ label: "专家库", href: "/regulator/experts" }, { label: `批量导入${name}` }]}
      here={href(at.page, at.size)}
    >
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      <PageHead
        title={`批量导入${name}`}
        lead="上传后先预览，有一处问题就一行也不写入；确认后一次全部写入。"
        backHref="/regulator/experts"
        actions={
          <ButtonLink look="quiet" href={units ? path : `${path}?kind=units`}>
            {units ? "改为导入专家" : "改为导入单位"}
          </ButtonLink>
        }
      />
      <Card title="上传文件">
        <p className="mb-4">
          <a href={`${path}/template/${slug}`} download>
            下载{name}导入模板
          </a>
          ，按下面的说明填写后上传。
        </p>
        <UploadForm
          action={`/api/imports/${slug}`}
          page={path}
          label={`填好的${name}模板`}
          accept=".xlsx"
          hint="xlsx格式，不超过5 MB、20000行；不要合并单元格，不要用公式"
          error={problem ?? undefined}
        />
        <Disclosure summary="各列怎样填写">
          <Table
            caption={`${name}模板的列`}
            rows={templateColumns[kind]}
            rowKey={({ key }) => key}
            columns={[
              { head: "列", names: true, cell: ({ head }) => head },
              { head: "必填", cell: ({ required }) => (required ? "必填" : "选填") },
              { head: "怎样填写", cell: ({ hint }) => hint },
            ]}
          />
        </Disclosure>
      </Card>
      <Card title="历次导入">
        {rows.length === 0 ? (
          <EmptyState title="还没有导入过" why="上传填好的模板后，会列在这里。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <ImportsTable rows={rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
