import {
  countInspections,
  listInspections,
  readInspectionFilter,
  whyNotInspect,
} from "@/features/inspections";
import { listSupervisedAreas, type Query } from "@/features/panels";
import { LIBRARIES } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { TextField } from "@/ui/text-field";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { InspectionsTable } from "./inspections-table";
import { queueLabels, reasonOptions, stateOptions } from "./words";

const path = "/regulator/inspections";

/** 监督检查: every inspection the reader sees, by work list, state, area and words; export holds the same rows. */
export default async function Inspections({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const filter = readInspectionFilter(query);
  const { at, rows, areas } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countInspections(read, filter));
    const rows = await listInspections(read, filter, { limit: at.size, offset: at.offset });
    return { at, rows, areas: await listSupervisedAreas(read) };
  });
  const href = (page: number, size: number) => addressOf(path, { ...filter, size, page });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("监督检查", at)}
      crumbs={[{ label: "监督检查" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="监督检查"
        lead="清单中的每一项检查，从列入到结案。"
        actions={
          whyNotInspect(ctx.actor) ? undefined : (
            <ButtonLink href={`${path}/lists/new`}>生成检查清单</ButtonLink>
          )
        }
      />
      <p className="actions">
        <ButtonLink look="quiet" href={`${path}/lists`}>
          检查清单
        </ButtonLink>
        <ButtonLink look="quiet" href="/regulator/outside-reviews">
          平台外论证
        </ButtonLink>
        <ButtonLink look="quiet" href="/regulator/key-watch">
          重点检查对象
        </ButtonLink>
      </p>
      <Card>
        <FilterForm action={path} keep={setValues({ size: at.size })} active={filtered}>
          <Select
            name="queue"
            label="办理"
            blank="全部"
            value={filter.queue}
            options={Object.entries(queueLabels).map(([value, label]) => ({ value, label }))}
          />
          <Select name="state" label="状态" blank="全部" value={filter.state} options={stateOptions} />
          {areas.length > 0 ? (
            <Select
              name="district"
              label="区域"
              blank="全部"
              value={filter.district}
              options={areas.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : null}
          <Select name="reason" label="列入原因" blank="全部" value={filter.reason} options={reasonOptions} />
          <Select
            name="library"
            label="专家库类别"
            blank="全部"
            value={filter.library}
            options={Object.entries(LIBRARIES).map(([value, label]) => ({ value, label }))}
          />
          <DateTimeField name="from" label="列入日期从" kind="date" value={filter.from} />
          <DateTimeField name="to" label="列入日期到" kind="date" value={filter.to} />
          <TextField name="keyword" label="编号、工程或单位" value={filter.keyword} width="medium" />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={filtered ? "没有符合条件的检查" : "还没有监督检查"}
            why={filtered ? "请放宽条件后再查询。" : "生成检查清单后，清单中的项目会列在这里。"}
          />
        ) : (
          <>
            <Toolbar total={at.total}>
              <ButtonLink look="quiet" href={addressOf(`${path}/export`, { ...filter })}>
                导出 xlsx
              </ButtonLink>
              <a href="/regulator/exports">后台导出</a>
            </Toolbar>
            <InspectionsTable rows={rows} caption="监督检查" />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
