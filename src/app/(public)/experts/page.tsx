import { PublicShell } from "@/app/public-shell";
import {
  countPublicMembers,
  listPublicMembers,
  type PoolQuery,
  type PublicMember,
  readPublicPoolFilter,
} from "@/features/experts";
import { SPECIALTY_CODES, specialtyOf } from "@/features/rulebook";
import { boundedRead, isTooSlow } from "@/platform/bounded-read";
import { requestContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { TextField } from "@/ui/text-field";
import { libraryWords, specialtyWords } from "./expert-words";

const path = "/experts";
type Props = { searchParams: Promise<PoolQuery> };

/** 专家名录 (37号令 第25条): members in term, for everybody; the same page whoever asks. */
export default async function PublicExperts({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await requestContext();
  const filter = readPublicPoolFilter(query);
  const view = await boundedRead(ctx, async (read) => {
    const text = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
    const at = paging(
      { page: text(query.page), size: text(query.size) },
      await countPublicMembers(read, filter),
    );
    return { at, rows: await listPublicMembers(read, filter, { limit: at.size, offset: at.offset }) };
  }).catch((error: unknown) => {
    if (isTooSlow(error)) return null;
    throw error;
  });
  const active = Object.values(filter).some((value) => value !== undefined);
  const href = (page: number, size: number) =>
    addressOf({ ...filter, size: String(size), page: String(page) });
  return (
    <PublicShell
      crumbs={[{ label: "专家名录" }]}
      here={href(view?.at.page ?? 1, view?.at.size ?? 20)}
      anonymous
    >
      <title>{`${view ? pagedTitle("专家名录", view.at) : "专家名录"} - 专家评审平台`}</title>
      <PageHead
        title="专家名录"
        lead="聘期内的全部评审专家。点姓名查看诚信档案（住房和城乡建设部令第37号第二十五条）。"
      />
      <Card>
        <FilterForm action={path} active={active}>
          <TextField
            name="keyword"
            label="姓名"
            hint="姓名、姓名拼音首字母或专家编号"
            value={filter.keyword}
          />
          <Select
            name="specialty"
            label="专业"
            blank="全部"
            value={filter.specialty ?? ""}
            options={SPECIALTY_CODES.map((value) => {
              const known = specialtyOf(value);
              return { value, label: known ? `${libraryWords[known.library]} · ${known.label}` : value };
            })}
          />
          <TextField name="unit" label="工作单位" hint="名称的一部分" value={filter.unit} />
        </FilterForm>
      </Card>
      <Card>
        {view === null ? (
          <EmptyState title="查询时间过长" why="请增加条件缩小范围，或稍后重试。" />
        ) : view.rows.length === 0 ? (
          <EmptyState
            title="没有符合条件的专家"
            why={active ? "请放宽条件，或点“重置”查看全部。" : "目前没有聘期内的专家。"}
          />
        ) : (
          <>
            <Toolbar total={view.at.total} />
            <Members rows={view.rows} />
            <Pagination at={view.at} href={href} />
          </>
        )}
      </Card>
    </PublicShell>
  );
}

function Members({ rows }: { rows: readonly PublicMember[] }) {
  return (
    <Table
      caption="专家名录"
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          head: "姓名 / 职称",
          names: true,
          cell: ({ number, name, title }) => (
            <>
              <a className="md:whitespace-nowrap" href={`${path}/${number}`}>
                {name}
              </a>
              <br />
              <span className="small muted md:whitespace-nowrap">{title}</span>
            </>
          ),
        },
        { head: "编号", cell: ({ number }) => <span className="num">{number}</span> },
        { head: "工作单位", cell: ({ unit }) => unit ?? "无工作单位" },
        {
          head: "专业",
          cell: ({ specialties }) => (
            <span className="small">{specialties.map(specialtyWords).join("；")}</span>
          ),
        },
        {
          head: "聘期止",
          cell: ({ termTo }) => <span className="num whitespace-nowrap">{termTo}</span>,
        },
      ]}
    />
  );
}

function addressOf(values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(values).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !(entry[0] === "page" && entry[1] === "1"),
    ),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}
