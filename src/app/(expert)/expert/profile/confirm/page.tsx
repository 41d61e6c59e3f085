import { redirect } from "next/navigation";
import { findOwnMembership } from "@/features/experts";
import { ConfirmEmployerForm } from "@/features/experts/components/membership-employment";
import { policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform, plainDate } from "../../words";

/** 年度确认: one look, one press. */
export default async function ConfirmPage() {
  const ctx = await pageContext("expert", "/expert/profile/confirm");
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect("/expert/profile");
  const { values: policy } = await policyInForce(ctx);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的资料", href: "/expert/profile" }, { label: "确认工作单位" }]}
      here="/expert/profile/confirm"
    >
      <ConfirmEmployerForm
        shown={own.employments.map(({ id }) => id)}
        title={`确认工作单位${onPlatform}`}
        head={
          <PageHead
            title="您还在这些单位吗？"
            lead={`每${policy["membership.confirm_months"]}个月确认一次；过期没有确认的，不抽取。`}
            backHref="/expert/profile"
          />
        }
      >
        {own.employments.length === 0 ? (
          <p>没有登记工作单位（退休或者独立执业）。</p>
        ) : (
          <Facts
            items={own.employments.map(({ unit, main, from }) => ({
              term: main ? "工作单位" : "兼职单位",
              value: `${unit}（${plainDate(from)}起）`,
            }))}
          />
        )}
        <Note>单位决定您在哪些论证中需要回避，请如实确认。包括兼职、返聘和顾问。</Note>
      </ConfirmEmployerForm>
    </ExpertFrame>
  );
}
