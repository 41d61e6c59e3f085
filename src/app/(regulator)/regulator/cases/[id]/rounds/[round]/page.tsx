import { EXCLUSION_CODES, EXCLUSION_TEXT, type ExclusionCode } from "@/features/draws";
import {
  type FoundRound,
  findRound,
  listCandidates,
  type Query,
  readCandidateFilter,
} from "@/features/panels";
import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Columns, Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { type Paging, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { addressOf } from "../../../../address";
import { pagingQuery } from "../../../../paging-query";
import { specialtyName } from "../../../../words";
import { CaseFrame, openCase } from "../../case-page";
import { RoundResult } from "../../case-panel";
import { Candidates } from "./candidates";

type Props = { params: Promise<{ id: string; round: string }>; searchParams: Promise<Query> };

/** 抽取核验: what was frozen, whom each reason excluded, and the certificate for who may have it. */
export default async function RegulatorRound({ params, searchParams }: Props) {
  const [{ id, round: asked }, query] = await Promise.all([params, searchParams]);
  const { ctx, reviewed } = await openCase(id, `/rounds/${asked}`);
  const number = /^[1-9]\d?$/.test(asked) ? Number(asked) : 0;
  const filter = readCandidateFilter(query, EXCLUSION_CODES);
  let at: Paging = paging({}, 0);
  const { round, candidates } = await boundedRead(ctx, async (read) => ({
    round: await findRound(read, id, number),
    candidates: await listCandidates(read, { caseId: id, round: number }, filter, (total) => {
      at = paging(pagingQuery(query), total);
      return { limit: at.size, offset: at.offset };
    }),
  }));
  const shown = await found(ctx, Promise.resolve(round));
  const own = `/regulator/cases/${id}/rounds/${number}`;
  const href = (page: number, size: number) => addressOf(own, { ...filter, size, page });
  const title = `第 ${number} 轮抽取`;
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      title={`${title} - ${reviewed.title}`}
      page={{ label: title, here: href(at.page, at.size) }}
    >
      <PageHead
        title={title}
        lead={
          <>
            {reviewed.number} {reviewed.title} <RoundResult round={shown} />
          </>
        }
        backHref={`/regulator/cases/${id}`}
        actions={
          <>
            <ButtonLink href={`/regulator/cases/${id}/verification`}>重新验算</ButtonLink>
            {shown.seesPeople && shown.certificateHash ? (
              <ButtonLink look="quiet" download href={`${own}/certificate`}>
                下载完整证书
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Columns kind="half">
        <RoundFacts round={shown} />
        <Stack>
          <ExclusionCounts round={shown} />
        </Stack>
      </Columns>
      {candidates ? (
        <Candidates list={candidates} filter={filter} at={at} href={href} path={own} />
      ) : (
        <Note title="候选名单">
          <p>专家组成立后，负责监督本工程的机构可以查看候选名单和完整证书。现在只显示人数。</p>
        </Note>
      )}
    </CaseFrame>
  );
}

function RoundFacts({ round }: { round: FoundRound }) {
  return (
    <Card title="抽取请求">
      <Facts
        items={[
          {
            term: "席位",
            value: round.seats.map(({ specialty, count }) => (
              <div key={specialty}>
                {specialtyName(specialty)} {count} 人
              </div>
            )),
          },
          { term: "同一单位最多", value: `${round.employerCap} 人` },
          { term: "固定时间", value: formatInstantExactly(round.requestedAt, { year: true }) },
          {
            term: "抽取时间",
            value: round.drawnAt ? formatInstantExactly(round.drawnAt, { year: true }) : "等待抽取",
          },
          { term: "规则版本", value: round.policy },
          { term: "请求指纹", value: <Hash value={round.requestHash} /> },
          { term: "证书指纹", value: round.certificateHash ? <Hash value={round.certificateHash} /> : "—" },
          { term: "锚值", value: <Hash value={round.anchor} /> },
        ]}
      />
    </Card>
  );
}

function ExclusionCounts({ round }: { round: FoundRound }) {
  const reasons = EXCLUSION_CODES.flatMap((code: ExclusionCode) =>
    round.excluded[code]
      ? [{ key: code as string, label: EXCLUSION_TEXT[code], count: round.excluded[code] }]
      : [],
  );
  return (
    <Card title="可抽与不能抽取">
      <Table
        caption="可抽与不能抽取的人数"
        phone="scroll"
        rows={[{ key: "none", label: "可以抽取", count: round.eligible }, ...reasons]}
        rowKey={(row) => row.key}
        columns={[
          { head: "情形", names: true, cell: (row) => row.label },
          { head: "人数", numeric: true, cell: (row) => row.count },
        ]}
      />
      <p className="small muted">涉及专业的库内专家共 {round.candidates} 人，每人只计排在最前的一项。</p>
    </Card>
  );
}
