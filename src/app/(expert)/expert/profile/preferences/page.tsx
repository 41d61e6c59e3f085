import { redirect } from "next/navigation";
import { findOwnMembership, findOwnPreferences } from "@/features/experts";
import { PreferencesForm } from "@/features/experts/components/membership-settings";
import { policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { all, one, type Query } from "../../query";
import { onPlatform } from "../../words";

/** 参评意愿: her own districts, days and number, within the policy. */
export default async function PreferencesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", "/expert/profile/preferences");
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect("/expert/profile");
  const [query, before, { values: policy }] = await Promise.all([
    searchParams,
    findOwnPreferences(ctx),
    policyInForce(ctx),
  ]);
  // Come back from the check: what she had chosen there.
  const again = query.basis !== undefined;
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的资料", href: "/expert/profile" }, { label: "参评意愿" }]}
      here="/expert/profile/preferences"
    >
      <PreferencesForm
        title={`参评意愿${onPlatform}`}
        head={
          <PageHead
            title="参评意愿"
            lead="限制越多，被抽中的机会越少。已经收到的邀请不受影响。"
            backHref="/expert/profile"
          />
        }
        policyCap={policy["load.max_per_30d"]}
        kept={
          again
            ? {
                districts: all(query, "districts"),
                daysOff: all(query, "daysOff"),
                monthlyCap: one(query, "monthlyCap"),
                basis: one(query, "basis"),
              }
            : {
                districts: before.districts,
                daysOff: before.daysOff.map(String),
                monthlyCap: before.monthlyCap === null ? "" : String(before.monthlyCap),
                basis: before.id,
              }
        }
      />
    </ExpertFrame>
  );
}
