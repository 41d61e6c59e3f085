import { cookies } from "next/headers";
import { PublicShell } from "@/app/public-shell";
import {
  type ComplaintForAuthor,
  complaintCookie,
  findComplaintByCode,
  formatComplaintCode,
  outcomeLabels,
} from "@/features/complaints";
import { AuthorReviewForm, ComplaintQueryForm } from "@/features/complaints/components/public-forms";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { requestContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Confirmation } from "@/ui/confirmation";
import { CopyText } from "@/ui/copy-text";
import { type Fact, Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * 举报查询. The code comes in a cookie of some minutes, set by the two forms that know it: no address, log or history
 * holds it. After handing in it is shown for that long and never again.
 */
export default async function ComplaintQueryPage({ searchParams }: Props) {
  const [query, ctx, jar] = await Promise.all([searchParams, requestContext(), cookies()]);
  const code = jar.get(complaintCookie)?.value ?? "";
  const asked = query.done === "received" || query.done === "asked" || query.done === "review";
  const found = asked && code ? await findComplaintByCode(ctx, code) : null;
  return (
    <PublicShell
      crumbs={[{ label: "举报", href: "/complaints" }, { label: "查询" }]}
      here="/complaints/query"
    >
      {query.done === "received" && found ? (
        <Received code={code} found={found} />
      ) : (
        <>
          {query.done === "review" && found?.reviewAskedAt ? (
            <Banner kind="success" title="已收到复查申请" />
          ) : null}
          <ComplaintQueryForm
            title="举报查询 - 专家评审平台"
            head={<PageHead title="举报查询" lead="凭提交举报时得到的查询码，查看办理情况和结论。" />}
          >
            {found ? (
              <Card title="查询结果">
                <Facts items={factsOf(found)} />
              </Card>
            ) : null}
            {asked && !found ? (
              <Note tone="warn">
                <p>没有查到这个查询码的举报，请核对后再查。</p>
              </Note>
            ) : null}
          </ComplaintQueryForm>
          {found && found.whyNotReview === null && found.reviewUntil ? (
            <Card title="不服处理结论">
              <AuthorReviewForm until={formatDeadline(found.reviewUntil)} />
            </Card>
          ) : null}
        </>
      )}
    </PublicShell>
  );
}

const long = (text: string) => <span className="whitespace-pre-line">{text}</span>;

function factsOf(one: ComplaintForAuthor): Fact[] {
  const { outcome, answer, reviewOutcome, reviewAnswer, triageReason, transferredTo } = one;
  return [
    { term: "编号", value: one.number },
    { term: "被举报", value: one.subject },
    { term: "提交时间", value: formatInstant(one.receivedAt, { year: true }) },
    { term: "办理机关", value: one.body },
    { term: "状态", value: one.state },
    ...(transferredTo ? [{ term: "接收机关", value: transferredTo }] : []),
    ...(triageReason ? [{ term: "理由", value: long(triageReason) }] : []),
    ...(one.decideBy && !outcome
      ? [{ term: "办理期限", value: `${formatDeadline(one.decideBy, { year: true })}前作出结论` }]
      : []),
    ...(outcome ? [{ term: "结论", value: outcomeLabels[outcome] }] : []),
    ...(answer ? [{ term: "处理意见", value: long(answer) }] : []),
    ...(one.reviewBy && !reviewOutcome
      ? [{ term: "复查期限", value: `${formatDeadline(one.reviewBy, { year: true })}前作出复查结论` }]
      : []),
    ...(reviewOutcome ? [{ term: "复查结论", value: outcomeLabels[reviewOutcome] }] : []),
    ...(reviewAnswer ? [{ term: "复查意见", value: long(reviewAnswer) }] : []),
  ];
}

function Received({ code, found }: { code: string; found: ComplaintForAuthor }) {
  const shown = formatComplaintCode(code);
  return (
    <>
      <title>举报已收到 - 专家评审平台</title>
      <Confirmation
        title="举报已收到"
        reference={{ label: "查询码", value: shown }}
        next={
          <p>
            {formatInstant(found.receivedAt)}收到，编号{found.number}。{found.body}在
            {formatDeadline(found.triageBy)}前审查是否受理，结果凭查询码查看。
          </p>
        }
      >
        <p>
          请现在抄下或者保存查询码，离开本页后不再显示，我们也无法找回。{" "}
          <CopyText text={shown} label="查询码" />
        </p>
        <ButtonLink look="quiet" href="/complaints">
          返回
        </ButtonLink>
      </Confirmation>
    </>
  );
}
