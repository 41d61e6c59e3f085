import { countOutsideReviews, listOutsideReviews, whyNotInspect } from "@/features/inspections";
import { firstOf, type Query } from "@/features/panels";
import { formatDate } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { type OutsideState, outsideStatus } from "./words";

const path = "/regulator/outside-reviews";
const states = Object.keys(outsideStatus) as OutsideState[];

/** 平台外论证 (五(二)): what was recorded, and how far each is. */
export default async function OutsideReviews({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const state = states.find((one) => one === firstOf(query.state));
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countOutsideReviews(read, state));
    return { at, rows: await listOutsideReviews(read, { state, limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { state, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("平台外论证", at)}
      crumbs={[{ label: "监督检查", href: "/regulator/inspections" }, { label: "平台外论证" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="平台外论证"
        lead="未通过专家评审平台抽取专家的论证：如实记录，告知单位，通报并列为重点检查对象。"
        backHref="/regulator/inspections"
        actions={
          whyNotInspect(ctx.actor) ? undefined : <ButtonLink href={`${path}/new`}>记录一项</ButtonLink>
        }
      />
      <Card>
        <FilterForm action={path} keep={setValues({ size: at.size })} active={state !== undefined}>
          <Select
            name="state"
            label="状态"
            blank="全部"
            value={state}
            options={states.map((value) => ({ value, label: outsideStatus[value].label }))}
          />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="没有平台外论证的记录" why="检查中发现后，从检查的页面或者本页记录。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Table
              caption="平台外论证"
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  head: "单位和工程",
                  names: true,
                  cell: (row) => (
                    <>
                      <a href={`${path}/${row.id}`}>{row.organizationName}</a>
                      <br />
                      <span className="small muted">
                        {row.number}，{row.projectName}
                      </span>
                    </>
                  ),
                },
                { head: "区域", cell: (row) => row.areaName },
                { head: "论证日期", cell: (row) => formatDate(row.heldOn, { year: true }) },
                {
                  head: "状态",
                  cell: (row) => (
                    <Tag tone={outsideStatus[row.state].tone}>{outsideStatus[row.state].label}</Tag>
                  ),
                },
                { head: "通报", cell: (row) => row.documentNumber ?? row.circularNumber ?? "" },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
