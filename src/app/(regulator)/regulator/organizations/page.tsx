import {
  countOrganizations,
  kindNames,
  listOrganizations,
  type RegisterFilter,
  readRegisterFilter,
  structures,
  whyNotKeepRegister,
} from "@/features/organizations";
import type { Query } from "@/features/panels";
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
import { TextField } from "@/ui/text-field";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { UnitsTable } from "./units-table";

const path = "/regulator/organizations";
type Props = { searchParams: Promise<Query> };

/** 单位名录: every unit once, found by any name it has borne. */
export default async function OrganizationsPage({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const filter = readRegisterFilter(query);
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countOrganizations(read, filter));
    return { at, rows: await listOrganizations(read, filter, { limit: at.size, offset: at.offset }) };
  });
  const { sort, direction, ...narrowed } = filter;
  const href = (page: number, size: number) => addressOf(path, { ...filter, size, page });
  const active = Object.values(narrowed).some((value) => value !== undefined);
  const sorting = (by: RegisterFilter["sort"]) => ({
    href: addressOf(path, {
      ...narrowed,
      sort: by,
      direction: sort === by && direction === "asc" ? "desc" : "asc",
      size: at.size,
    }),
    direction: sort === by ? direction : undefined,
  });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("单位名录", at)}
      crumbs={[{ label: "单位名录" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="单位名录"
        lead={
          ctx.actor.post === "station"
            ? "一个统一社会信用代码一个单位。隶属和股权关系用于回避核对。"
            : "一个统一社会信用代码一个单位。名录由市监督站维护，其他监督机构可以查阅。"
        }
      />
      <Card>
        <FilterForm action={path} keep={setValues({ sort, direction, size: at.size })} active={active}>
          <TextField name="keyword" label="名称、曾用名或代码" value={filter.keyword} />
          <Select
            name="kind"
            label="单位类型"
            blank="全部"
            value={filter.kind ?? ""}
            options={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
          />
          <Select
            name="structure"
            label="性质"
            blank="全部"
            value={filter.structure ?? ""}
            options={Object.entries(structures).map(([value, label]) => ({ value, label }))}
          />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={active ? "没有符合条件的单位" : "还没有单位"}
            why={
              active
                ? "请放宽筛选条件，或点“重置”查看全部。"
                : "单位首次登录、被登记为参建单位或者批量导入后会列在这里。"
            }
          />
        ) : (
          <>
            <Toolbar total={at.total}>
              {whyNotKeepRegister(ctx.actor) ? null : (
                <ButtonLink
                  look="quiet"
                  download
                  href={addressOf(`${path}/export`, { ...narrowed, sort, direction })}
                >
                  导出 xlsx
                </ButtonLink>
              )}
            </Toolbar>
            <UnitsTable rows={rows} sorting={sorting} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
