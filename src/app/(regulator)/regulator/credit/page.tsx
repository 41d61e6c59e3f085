import { countEvents, type EventFilter, type EventTab, eventTabs, listEvents } from "@/features/credit";
import { firstOf, type Query } from "@/features/panels";
import { boundedRead } from "@/platform/bounded-read";
import { cleanText } from "@/platform/form";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Tabs } from "@/ui/tabs";
import { TextField } from "@/ui/text-field";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { EventsTable } from "./events-table";

const path = "/regulator/credit";
const labels: Readonly<Record<EventTab, string>> = {
  due: "待确认",
  objected: "有异议",
  open: "办理中",
  appeals: "申请复核",
  all: "全部",
};
type Props = { searchParams: Promise<Query> };

/** 信用管理: what waits for the second person, objections, appeals, and every event of the reader's area. */
export default async function CreditEvents({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const tab = eventTabs.find((one) => one === firstOf(query.tab)) ?? "due";
  const keyword = cleanText(firstOf(query.keyword)).slice(0, 60) || undefined;
  const about = (["expert", "unit"] as const).find((one) => one === firstOf(query.about));
  const filter = (of: EventTab): EventFilter => ({ tab: of, keyword, about });
  const { at, rows, counts } = await boundedRead(ctx, async (read) => {
    const counts = new Map<EventTab, number>();
    for (const one of eventTabs) counts.set(one, await countEvents(read, filter(one)));
    const at = paging(pagingQuery(query), counts.get(tab) ?? 0);
    return { at, counts, rows: await listEvents(read, filter(tab), { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { tab, keyword, about, size, page });
  const station = ctx.actor.post === "station";
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("信用管理", at)}
      crumbs={[{ label: "信用管理" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="信用管理"
        lead="履职和办理记录自动提出，告知当事人，异议期满后由提出人以外的人确认，才记入台账。"
        actions={
          ctx.actor.post === "bureau" ? undefined : (
            <ButtonLink look="quiet" href={`${path}/new`}>
              提出信用事件
            </ButtonLink>
          )
        }
      />
      <Tabs
        label="信用事件的办理情况"
        tabs={eventTabs.map((one) => ({
          label: labels[one],
          href: addressOf(path, { tab: one, keyword, about }),
          count: counts.get(one) ?? 0,
          current: one === tab,
        }))}
      />
      <Card>
        <FilterForm
          action={path}
          keep={setValues({ tab, size: at.size })}
          active={keyword !== undefined || about !== undefined}
        >
          <TextField name="keyword" label="姓名、单位或编号" value={keyword} width="medium" />
          <Select
            name="about"
            label="对象"
            value={about ?? ""}
            blank="全部"
            options={[
              { value: "expert", label: "专家" },
              { value: "unit", label: "单位" },
            ]}
          />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState title={`没有${labels[tab]}的信用事件`} why="有信用事件需要办理时，会列在这里。" />
        ) : (
          <>
            <Toolbar total={at.total}>
              {station && tab === "due" ? <a href={`${path}/due`}>逐条看过，一并确认</a> : null}
            </Toolbar>
            <EventsTable rows={rows} caption={`${labels[tab]}的信用事件`} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
