import {
  countOwnAttestations,
  listConductYears,
  listOwnAttestations,
  readOwnCredit,
} from "@/features/experts";
import { countOwnRecord, listOwnRecord, type OwnRecord } from "@/features/panels";
import { formatDate, specialtyOf } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../expert-frame";
import { one, type Query } from "../query";
import { onPlatform } from "../words";
import { AttestationsCard } from "./attestations-card";
import { CreditCard } from "./credit-card";

/** How many 履职证明 stand on the page; the count says when there are more. */
const newest = 20;

/** 我的记录: the year's credit with its source, the reviews she took part in, and what vouches for them. */
export default async function RecordsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", "/expert/records");
  const query = await searchParams;
  const years = await listConductYears(ctx);
  const year = years.find((known) => String(known) === one(query, "year")) ?? years[0]!;
  const [{ lines, credit }, total, issued, attestations] = await Promise.all([
    readOwnCredit(ctx, year),
    countOwnRecord(ctx),
    countOwnAttestations(ctx),
    listOwnAttestations(ctx, { limit: newest, offset: 0 }),
  ]);
  const at = paging({ page: one(query, "page"), size: one(query, "size") }, total);
  const rows = await listOwnRecord(ctx, { limit: at.size, offset: at.offset });
  const href = (page: number, size: number) => `/expert/records?year=${year}&page=${page}&size=${size}`;
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "我的记录" }]} here={href(at.page, at.size)}>
      <title>{`${pagedTitle("我的记录", at)}${onPlatform}`}</title>
      <PageHead title="我的记录" lead="您参加过的论证、本年评价的来源，以及履职证明。" />
      <Stack>
        <CreditCard year={year} years={years} lines={lines} credit={credit} />
        <section className="stack" aria-labelledby="reviews">
          <h2 id="reviews">参加过的论证（{total}）</h2>
          {rows.length === 0 ? (
            <EmptyState title="还没有开完的论证" why="您参加的论证会开完以后，会记在这里。" />
          ) : (
            <Card>
              <Reviews rows={rows} />
              <Pagination at={at} href={href} />
            </Card>
          )}
        </section>
        <AttestationsCard rows={attestations} total={issued} some={total > 0} />
        <p>
          <a href="/expert/rounds">抽取记录</a>：每一轮涉及您专业的抽取，您有没有参加、签号是多少。
        </p>
      </Stack>
    </ExpertFrame>
  );
}

function Reviews({ rows }: { rows: readonly OwnRecord[] }) {
  return (
    <Table
      caption="参加过的论证"
      columns={[
        {
          head: "工程",
          names: true,
          cell: (row) => <a href={`/expert/invitations/${row.invitationId}`}>{row.project}</a>,
        },
        { head: "论证编号", cell: (row) => row.number },
        { head: "方案", cell: (row) => row.title },
        { head: "专业", cell: (row) => specialtyOf(row.specialty)?.label ?? row.specialty },
        { head: "论证会", cell: (row) => formatDate(row.heldOn, { year: true }) },
        {
          head: "状态",
          cell: (row) => (row.state === "ATTENDED" ? <Tag tone="good">已到会</Tag> : <Tag>已确认参加</Tag>),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.invitationId}
    />
  );
}
