import { leadOf, PublicationView } from "@/app/publication-views/publication-view";
import { first, type Query } from "@/app/publication-views/read-library";
import {
  audienceLabels,
  type FoundPublication,
  findPublication,
  publicationProblem,
  stateLabels,
  whyNotChange,
  whyNotManage,
  whyNotRemind,
  whyNotWithdraw,
} from "@/features/publications";
import {
  ChangeForm,
  PublicationUpload,
  PublishForm,
  WithdrawForm,
} from "@/features/publications/components/station-forms";
import { formatInstant } from "@/features/rulebook";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { ErrorSummary } from "@/ui/error-summary";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../regulator-frame";

const list = "/regulator/publications";
const news: Readonly<Record<string, string>> = {
  drafted: "草稿已保存，上传文件后发布",
  changed: "修改已保存",
  uploaded: "文件已上传",
  published: "已发布",
  withdrawn: "已撤下",
};
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One of them: for the station with what it can do about it, for other regulators to read. */
export default async function PublicationPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `${list}/${encodeURIComponent(id)}`;
  const ctx = await pageContext("regulator", here);
  const one = await found(ctx, findPublication(ctx, id));
  const told = news[first(query.news) ?? ""];
  const problem = publicationProblem(first(query.problem)) ?? undefined;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={one.title}
      crumbs={[{ label: "通知与资料", href: list }, { label: one.title }]}
      here={here}
    >
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead title={one.title} lead={leadOf(one)} backHref={list} />
      <Stack>
        <PublicationView one={one} />
        {whyNotManage(ctx.actor) ? null : <Managing ctx={ctx} one={one} problem={problem} />}
      </Stack>
    </RegulatorFrame>
  );
}

function Managing({ ctx, one, problem }: { ctx: PageCtx; one: FoundPublication; problem?: string }) {
  return (
    <>
      <Card title="发布情况">
        <Facts
          items={[
            { term: "状态", value: stateLabels[one.state] },
            { term: "发布对象", value: one.audience.map((who) => audienceLabels[who]).join("、") },
            { term: "专家确认阅读", value: one.required ? "要求" : "不要求" },
            ...(one.publishedAt
              ? [{ term: "发布时间", value: formatInstant(one.publishedAt, { year: true }) }]
              : []),
            ...(one.withdrawnReason ? [{ term: "撤下的理由", value: one.withdrawnReason }] : []),
          ]}
        />
        {whyNotRemind(ctx.actor, one) ? null : (
          <ButtonLink look="quiet" href={`${list}/${one.id}/readers`}>
            专家阅读情况
          </ButtonLink>
        )}
      </Card>
      {whyNotChange(ctx.actor, one) ? null : (
        <>
          <Card title="上传文件">
            <PublicationUpload publicationId={one.id} error={problem} />
          </Card>
          <Card title="发布">
            <p>发布后对象立即可以看到，内容、文件和发布对象不能再修改。</p>
            <PublishForm publicationId={one.id} />
          </Card>
          <Disclosure summary="修改草稿">
            <ChangeForm publicationId={one.id} content={one} />
          </Disclosure>
        </>
      )}
      {whyNotWithdraw(ctx.actor, one) ? null : (
        <Card title="撤下">
          <WithdrawForm publicationId={one.id} />
        </Card>
      )}
    </>
  );
}
