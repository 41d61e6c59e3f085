import { type VerificationLine, verifyCase } from "@/features/panels";
import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 重新验算: each round redone now from what is stored, a line per comparison. */
export default async function VerifyCase({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/verification");
  const verification = await found(
    ctx,
    boundedRead(ctx, (read) => verifyCase(read, id), 10),
  );
  const byRound = [...verification.lines].sort((a, b) => (a.round ?? 99) - (b.round ?? 99));
  const failed = byRound.filter(({ holds }) => holds === false);
  const here = `/regulator/cases/${id}/verification`;
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      title={`重新验算 - ${reviewed.title}`}
      page={{ label: "重新验算", here }}
    >
      <PageHead
        title="重新验算"
        lead={`${reviewed.number ?? ""} ${reviewed.title}`}
        backHref={`/regulator/cases/${id}`}
        actions={<ButtonLink href={here}>再算一次</ButtonLink>}
      />
      <Note
        tone={verification.consistent ? "good" : "bad"}
        title={verification.consistent ? "一致" : "不一致"}
      >
        <p>
          {verification.consistent
            ? "全部轮次按库存的请求、口令和随机数重新计算，结果与证书、审计日志和发出的邀请相同。"
            : `有 ${failed.length} 项对不上，请保留现场并报市住房和城乡建设局。`}
          验算时间 {formatInstantExactly(ctx.now, { year: true })}。
        </p>
      </Note>
      <Card title="逐项结果">
        <Table
          caption="逐项结果"
          rows={[...failed, ...byRound.filter(({ holds }) => holds !== false)]}
          rowKey={(line) => `${line.round ?? 0}-${line.id}`}
          columns={[
            { head: "比对内容", names: true, cell: (line) => line.text },
            { head: "轮次", cell: (line) => (line.round === null ? "全部" : `第 ${line.round} 轮`) },
            { head: "结果", cell: (line) => <Verdict line={line} /> },
          ]}
        />
      </Card>
    </CaseFrame>
  );
}

function Verdict({ line: { holds, field } }: { line: VerificationLine }) {
  if (holds === null) return <Tag>另行核对</Tag>;
  if (holds) return <Tag tone="good">一致</Tag>;
  return (
    <>
      <Tag tone="bad">不一致</Tag>
      {field ? <div className="small">{field}</div> : null}
    </>
  );
}
