import { redirect } from "next/navigation";
import { findOwnMembership } from "@/features/experts";
import { LeaveForm } from "@/features/experts/components/membership-leave";
import { dateAt, policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";
import { onPlatform } from "../../words";

/** 请假: from when to when. */
export default async function NewLeavePage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", "/expert/leave/new");
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect("/expert/leave");
  const query = await searchParams;
  const { values: policy } = await policyInForce(ctx);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "请假", href: "/expert/leave" },
        { label: "新的请假" },
      ]}
      here="/expert/leave/new"
    >
      <LeaveForm
        title={`请假${onPlatform}`}
        head={
          <PageHead
            title="您要请假到什么时候？"
            lead={`一次最长${policy["membership.leave_days"]}天，不需要写原因。`}
            backHref="/expert/leave"
          />
        }
        today={dateAt(ctx.now)}
        kept={{ from: one(query, "from") || dateAt(ctx.now), to: one(query, "to") }}
      />
    </ExpertFrame>
  );
}
