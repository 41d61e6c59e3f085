import { firstOf, type Query } from "@/features/panels";
import { countReports, listReports, type ReportList, reportLists } from "@/features/reports";
import { boundedRead } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Tabs } from "@/ui/tabs";
import { addressOf } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { ReportsTable } from "./reports-table";

const path = "/regulator/reports";
const labels: Readonly<Record<ReportList, string>> = {
  check: "待核对",
  mediation: "协调中",
  overdue: "逾期",
};
type Props = { searchParams: Promise<Query> };

/** 论证报告: what waits for a check, divided panels, and what is overdue, of the reader's area. */
export default async function Reports({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const list = reportLists.find((one) => one === firstOf(query.list)) ?? "check";
  const { at, rows, counts } = await boundedRead(ctx, async (read) => {
    const counts = {
      check: await countReports(read, "check"),
      mediation: await countReports(read, "mediation"),
      overdue: await countReports(read, "overdue"),
    };
    const at = paging(pagingQuery(query), counts[list]);
    return { at, counts, rows: await listReports(read, list, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { list, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("论证报告", at)}
      crumbs={[{ label: "论证报告" }]}
      here={href(at.page, at.size)}
    >
      <PageHead title="论证报告" lead="会后3日内上传；由负责监督的机构核对，没有问题到期未核对的自动通过。" />
      <Tabs
        label="论证报告的办理情况"
        tabs={reportLists.map((one) => ({
          label: labels[one],
          href: addressOf(path, { list: one }),
          count: counts[one],
          current: one === list,
        }))}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title={`没有${labels[list]}的论证报告`} why="有需要办理的论证报告时，会列在这里。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <ReportsTable rows={rows} caption={`${labels[list]}的论证报告`} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
