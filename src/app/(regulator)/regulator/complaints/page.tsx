import { type ComplaintList, complaintLists, countComplaints, listComplaints } from "@/features/complaints";
import { firstOf, type Query } from "@/features/panels";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Tabs } from "@/ui/tabs";
import { addressOf } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { ComplaintsTable } from "./complaints-table";

const path = "/regulator/complaints";
const labels: Readonly<Record<ComplaintList, string>> = {
  waiting: "待接办",
  mine: "我承办的",
  running: "其他办理中",
  done: "已办结",
};
type Props = { searchParams: Promise<Query> };

/** 举报: the station's and the bureau's; of what is written in them nothing stands here. */
export default async function Complaints({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const city = ctx.actor.post === "station" || ctx.actor.post === "bureau";
  await found(ctx, Promise.resolve(city ? true : null));
  const list = complaintLists.find((name) => name === firstOf(query.list)) ?? "waiting";
  const { counts, at, rows } = await boundedRead(ctx, async (read) => {
    const counts = await countComplaints(read);
    const at = paging(pagingQuery(query), counts[list]);
    return { counts, at, rows: await listComplaints(read, list, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { list, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("举报", at)}
      crumbs={[{ label: "举报" }]}
      here={href(at.page, at.size)}
    >
      {firstOf(query.news) === "referred" ? <Banner kind="success" title="已转市局办理" /> : null}
      <PageHead
        title="举报"
        lead="由与被举报人没有关系的同志接办；反映市监督站的，由市局办理。举报不影响论证项目正常进行。"
      />
      <Tabs
        label="举报的办理情况"
        tabs={complaintLists.map((name) => ({
          label: labels[name],
          href: addressOf(path, { list: name }),
          count: counts[name],
          current: name === list,
        }))}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title={`没有${labels[list]}的举报`} why="公众、专家和单位提交的举报会列在这里。" />
        ) : (
          <>
            <ComplaintsTable rows={rows} now={ctx.now} caption={`${labels[list]}的举报`} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
