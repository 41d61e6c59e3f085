import { firstOf, type Query } from "@/features/panels";
import { countMisuses, countUses, listMisuses, listUses } from "@/features/title-use";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Tabs } from "@/ui/tabs";
import { addressOf } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { MisusesTable } from "./misuses-table";
import { UsesTable } from "./uses-table";

const path = "/regulator/title-use";
const lists = {
  open: "申请待答复",
  done: "申请已办结",
  misuse: "违规登记待确认",
  register: "违规登记已办结",
} as const;
type List = keyof typeof lists;
type Props = { searchParams: Promise<Query> };

/** 名义使用 (四(二)5): requests to be answered by the bureau, and the register of misuse. */
export default async function TitleUses({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const city = ctx.actor.post === "station" || ctx.actor.post === "bureau";
  await found(ctx, Promise.resolve(city ? true : null));
  const list = (Object.keys(lists) as List[]).find((name) => name === firstOf(query.list)) ?? "open";
  const { counts, at, uses, misuses } = await boundedRead(ctx, async (tx) => {
    const read = { ...tx, actor: ctx.actor };
    const counts: Readonly<Record<List, number>> = {
      open: await countUses(read, "open"),
      done: await countUses(read, "done"),
      misuse: await countMisuses(read, "open"),
      register: await countMisuses(read, "done"),
    };
    const at = paging(pagingQuery(query), counts[list]);
    const page = { limit: at.size, offset: at.offset };
    const ofUses = list === "open" || list === "done";
    return {
      counts,
      at,
      uses: ofUses ? await listUses(read, list, page) : [],
      misuses: ofUses ? [] : await listMisuses(read, list === "misuse" ? "open" : "done", page),
    };
  });
  const href = (page: number, size: number) => addressOf(path, { list, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("名义使用", at)}
      crumbs={[{ label: "名义使用" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="名义使用"
        lead="专家以市住建局评审专家名义对外活动，由市住建局事先同意；未经同意的，由一人登记、另一人确认。"
        actions={
          <ButtonLink look="quiet" href={`${path}/misuse/new`}>
            登记违规使用名义
          </ButtonLink>
        }
      />
      <Tabs
        label="名义使用"
        tabs={(Object.keys(lists) as List[]).map((name) => ({
          label: lists[name],
          href: addressOf(path, { list: name }),
          count: counts[name],
          current: name === list,
        }))}
      />
      <Card>
        {uses.length + misuses.length === 0 ? (
          <EmptyState title={`没有${lists[list]}的`} why="专家的申请和违规使用名义的登记会列在这里。" />
        ) : (
          <>
            {uses.length > 0 ? <UsesTable rows={uses} now={ctx.now} caption={lists[list]} /> : null}
            {misuses.length > 0 ? <MisusesTable rows={misuses} caption={lists[list]} /> : null}
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
