import { EXCLUSION_CODES, EXCLUSION_TEXT } from "@/features/draws";
import type { CandidateFilter, ListedCandidate } from "@/features/panels";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { Pagination } from "@/ui/pagination";
import type { Paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { TextField } from "@/ui/text-field";
import { setValues } from "../../../../address";
import { specialtyName } from "../../../../words";

type Props = {
  list: { total: number; rows: readonly ListedCandidate[] };
  filter: CandidateFilter;
  at: Paging;
  href: (page: number, size: number) => string;
  path: string;
};

/** Everybody the round looked at, by pool number, with the reason that kept them out. */
export function Candidates({ list, filter, at, href, path }: Props) {
  const active = filter.keyword !== undefined || filter.excluded !== undefined;
  return (
    <Card title="候选名单">
      <FilterForm action={path} keep={setValues({ size: at.size })} active={active}>
        <TextField name="keyword" label="关键词" hint="专家编号、单位名称或代码" value={filter.keyword} />
        <Select
          name="excluded"
          label="情形"
          blank="全部"
          value={filter.excluded ?? ""}
          options={[
            { value: "drawn", label: "抽中" },
            { value: "none", label: "可以抽取" },
            ...EXCLUSION_CODES.map((value) => ({ value, label: EXCLUSION_TEXT[value] })),
          ]}
        />
      </FilterForm>
      {list.rows.length === 0 ? (
        <EmptyState title="没有符合条件的人" why="请放宽筛选条件，或点“重置”查看全部。" />
      ) : (
        <>
          <Toolbar total={list.total} />
          <Table
            caption="候选名单"
            rows={list.rows}
            rowKey={(row) => row.expert}
            columns={[
              { head: "专家编号", names: true, cell: (row) => <span className="num">{row.expert}</span> },
              {
                head: "任职单位",
                cell: (row) =>
                  row.employer ? (
                    <>
                      {row.employerName ?? "未登记名称"}
                      <br />
                      <span className="small muted">{row.employer}</span>
                    </>
                  ) : (
                    "无"
                  ),
              },
              { head: "专业", cell: (row) => row.specialties.map(specialtyName).join("；") },
              {
                head: "情形",
                cell: (row) =>
                  row.drawn ? (
                    <Tag tone="good">抽中</Tag>
                  ) : row.excluded ? (
                    <Tag tone="warn">{EXCLUSION_TEXT[row.excluded]}</Tag>
                  ) : (
                    <Tag>可以抽取</Tag>
                  ),
              },
            ]}
          />
          <Pagination at={at} href={href} />
        </>
      )}
    </Card>
  );
}
