import { countDecisions, type DecisionList, listDecisions } from "@/features/experts";
import { firstOf, type Query } from "@/features/panels";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
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
import { DecisionsTable } from "./decisions-table";

const path = "/regulator/decisions";
const lists = { pending: "待确认", done: "已办" } as const satisfies Record<DecisionList, string>;
type Props = { searchParams: Promise<Query> };

/** 专家处理决定: what waits for its second person, and what is done. The station's alone. */
export default async function Decisions({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(ctx.actor.post === "station" ? true : null));
  const list: DecisionList = firstOf(query.list) === "done" ? "done" : "pending";
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countDecisions(read, list));
    return { at, rows: await listDecisions(read, list, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { list, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("处理决定", at)}
      crumbs={[{ label: "专家库", href: "/regulator/experts" }, { label: "处理决定" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="处理决定"
        lead="暂停、恢复、取消资格和去世注销，由一人提出、另一人确认。新的决定从专家的页面提出。"
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
            title={list === "pending" ? "没有待确认的处理决定" : "还没有办结的处理决定"}
            why={
              list === "pending"
                ? "有人提出决定后会列在这里，由另一位同志确认。"
                : "确认、不同意或撤回的决定会列在这里。"
            }
          />
        ) : (
          <>
            <Toolbar total={at.total} />
            <DecisionsTable rows={rows} caption={`${lists[list]}的处理决定`} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
