import { ResultFacts } from "@/app/credit-views/result-facts";
import { findOwnResult, whyNotObjectToResult } from "@/features/credit";
import { ResultObjectionForm } from "@/features/credit/components/own-forms";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";
import { onPlatform } from "../../words";

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Query> };

/** 年度评价 of her own: level, score and every point it is made of; 异议 while the window is open. */
export default async function OwnEvaluation({ params, searchParams }: Props) {
  const [{ year: asked }, query] = await Promise.all([params, searchParams]);
  // What is no year is not there, like a year without an evaluation.
  const year = /^20\d\d$/.test(asked) ? Number(asked) : 0;
  const here = `/expert/evaluations/${year}`;
  const ctx = await pageContext("expert", here);
  const result = await found(ctx, findOwnResult(ctx, year));
  const { run, objection } = result;
  const title = `${year}年年度评价${onPlatform}`;
  const head = <PageHead title={`${year}年年度评价`} backHref="/expert/records" />;
  const open = whyNotObjectToResult(run, objection !== null, ctx.now) === null;
  const body = (
    <>
      <ResultFacts result={result} eventHref={(id) => `/expert/credit/${id}`} />
      {objection ? (
        <Card title="我的异议">
          <Facts
            items={[
              { term: "提出时间", value: formatInstant(objection.filedAt, { year: true }) },
              { term: "理由", value: objection.text },
              {
                term: "处理结果",
                value:
                  objection.state === "OPEN"
                    ? "处理中"
                    : `${objection.state === "ACCEPTED" ? "异议成立，已重新计算" : "异议不成立"}：${objection.reason ?? ""}`,
              },
            ]}
          />
        </Card>
      ) : null}
    </>
  );
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的记录", href: "/expert/records" }, { label: `${year}年年度评价` }]}
      here={here}
      size="elder"
    >
      {one(query, "news") === "objected" ? <Banner kind="success" title="异议已提交" /> : null}
      {open ? (
        <ResultObjectionForm year={year} title={title} head={head}>
          {body}
          <Note title="您可以提出异议">
            <p>
              {run.objectionDueAt
                ? `请在 ${formatDeadline(run.objectionDueAt, { year: true })} 前提出。`
                : ""}
              没有异议的，不需要办理。
            </p>
          </Note>
        </ResultObjectionForm>
      ) : (
        <>
          <title>{title}</title>
          {head}
          {body}
        </>
      )}
    </ExpertFrame>
  );
}
