import { redirect } from "next/navigation";
import { findOwnInterest, findOwnMembership } from "@/features/experts";
import { EndInterestForm } from "@/features/experts/components/membership-interests";
import { dateAt, policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import { interestFacts } from "../../interest-facts";

const list = "/expert/profile/interests";

/** 登记利害关系结束: which one, since when, and how long it goes on counting. */
export default async function EndInterestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `${list}/${encodeURIComponent(id)}/end`;
  const ctx = await pageContext("expert", path);
  const interest = await found(ctx, findOwnInterest(ctx, id));
  const own = await findOwnMembership(ctx);
  if (interest.to !== null || own?.departure) redirect(list);
  const years = (await policyInForce(ctx)).values["conflict.interest_lookback"];
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "利害关系", href: list },
        { label: "登记结束" },
      ]}
      here={path}
    >
      <EndInterestForm
        interestId={interest.id}
        from={interest.from}
        today={dateAt(ctx.now)}
        title={`登记利害关系结束${onPlatform}`}
        head={
          <PageHead
            title="这项利害关系已经结束了吗？"
            lead={
              years > 0
                ? `结束后${years}年内，有这家单位参加的项目仍不抽取您；登记以后不能撤销。`
                : "从结束的第二天起，不再因为它而回避；登记以后不能撤销。"
            }
            backHref={list}
          />
        }
      >
        <SummaryList rows={[{ term: "单位", value: interest.unit }, ...interestFacts(interest)]} />
      </EndInterestForm>
    </ExpertFrame>
  );
}
