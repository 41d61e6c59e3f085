import { countQuestions, firstOf, listQuestions, type Query, type QuestionList } from "@/features/panels";
import { boundedRead } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { QuestionsTable } from "./questions-table";

const path = "/regulator/questions";
const lists = { open: "待决定", done: "已办结" } as const satisfies Record<QuestionList, string>;
type Props = { searchParams: Promise<Query> };

/** 成员去留: members of standing panels who lost their standing. The station decides; others read their own cases'. */
export default async function Questions({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const list: QuestionList = firstOf(query.list) === "done" ? "done" : "open";
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countQuestions(read, list));
    return { at, rows: await listQuestions(read, list, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { list, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("成员去留", at)}
      crumbs={[{ label: "成员去留" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="成员去留"
        lead="已成立的专家组里，被暂停、取消资格、退出、去世或聘期届满的成员。到期未决定的，按建议办理。"
      />
      <Card>
        <FilterForm action={path} keep={setValues({ size: at.size })} active={list === "done"}>
          <Select
            name="list"
            label="办理情况"
            value={list}
            options={Object.entries(lists).map(([value, label]) => ({ value, label }))}
          />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={list === "open" ? "没有待决定的成员去留" : "还没有办结的成员去留"}
            why="已成立的专家组有成员资格发生变化时，会列在这里由市监督站决定。"
          />
        ) : (
          <>
            <Toolbar total={at.total} />
            <QuestionsTable rows={rows} caption={`${lists[list]}的成员去留`} now={ctx.now} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
