import { levelOrder, levelWords, type PreviewRow, previewYear, readPreview } from "@/features/credit";
import type { Query } from "@/features/panels";
import { dateAt, listPolicyVersions } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { NotFound } from "@/platform/errors";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { Note } from "@/ui/note";
import { NumberField } from "@/ui/number-field";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { addressOf } from "../../address";
import { pagingQuery } from "../../paging-query";
import { RegulatorFrame } from "../../regulator-frame";

const home = "/regulator/evaluations";
const path = `${home}/preview`;

/** 预览和试算: a year as it stands under one version, and what another would make of the same events. */
export default async function PreviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(ctx.actor.post === "station" ? true : null));
  const asked = readPreview(query);
  const versions = await listPolicyVersions(ctx);
  const newest = versions[0]?.id ?? "";
  const known = (code: string) => versions.some(({ id }) => id === code);
  const year = asked.year ?? Number(dateAt(ctx.now).slice(0, 4));
  const policy = known(asked.policy) ? asked.policy : newest;
  const other = known(asked.other) && asked.other !== policy ? asked.other : "";
  const preview = await boundedRead(ctx, (read) =>
    previewYear(read, { year, policyCode: policy, otherCode: other || null }),
  );
  if (!preview) throw new NotFound("preview");
  const at = paging(pagingQuery(query), preview.rows.length);
  const rows = preview.rows.slice(at.offset, at.offset + at.size);
  const options = versions.map(({ id, title }) => ({ value: id, label: `${id}（${title}）` }));
  const href = (page: number, size: number) => addressOf(path, { year, policy, other, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={`预览${year}年年度评价`}
      crumbs={[{ label: "年度评价", href: home }, { label: "预览和试算" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="预览和试算"
        lead="只计算，不保存，也不告知任何人。试算按另一版本给每条信用事件的分值重新计算。"
        backHref={home}
      />
      <Card>
        <FilterForm action={path} active>
          <NumberField name="year" label="年度" value={String(year)} />
          <Select name="policy" label="规则版本" options={options} value={policy} />
          <Select name="other" label="试算版本" options={options} value={other} blank="不试算" />
        </FilterForm>
      </Card>
      <Card title="等级">
        <Table
          caption="各等级人数"
          rows={[...levelOrder]}
          rowKey={(level) => level}
          columns={[
            { head: "等级", names: true, cell: (level) => levelWords[level] },
            { head: `按 ${policy}`, numeric: true, cell: (level) => preview.levels[level] },
            ...(preview.otherLevels
              ? [
                  {
                    head: `试算 ${other}`,
                    numeric: true,
                    cell: (level: (typeof levelOrder)[number]) => preview.otherLevels?.[level] ?? 0,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {other ? (
        <Note>
          <p>{preview.changed === 0 ? "等级没有变化。" : `${preview.changed} 人的等级会变化，排在最前。`}</p>
        </Note>
      ) : null}
      <Card title="专家">
        <Toolbar total={at.total} />
        <Table
          caption="专家的得分和等级"
          rows={rows}
          rowKey={({ number }) => number}
          columns={[
            {
              head: "专家",
              names: true,
              cell: (row) => (
                <a href={`/regulator/experts/${row.number}`}>
                  {row.name}（{row.number}）
                </a>
              ),
            },
            { head: "参加论证", numeric: true, cell: ({ reviews }) => `${reviews} 次` },
            { head: "得分", numeric: true, cell: ({ now }) => now.score },
            { head: "等级", cell: ({ now }) => levelWords[now.level] },
            ...(other
              ? [
                  { head: "试算得分", numeric: true, cell: (row: PreviewRow) => row.other?.score ?? "" },
                  {
                    head: "试算等级",
                    cell: (row: PreviewRow) =>
                      row.other && row.other.level !== row.now.level ? (
                        <Tag tone="warn">{levelWords[row.other.level]}</Tag>
                      ) : (
                        "不变"
                      ),
                  },
                ]
              : []),
          ]}
        />
        <Pagination at={at} href={href} />
      </Card>
    </RegulatorFrame>
  );
}
