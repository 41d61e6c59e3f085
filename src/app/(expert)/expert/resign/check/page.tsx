import { redirect } from "next/navigation";
import { findOwnMembership } from "@/features/experts";
import { ResignForm } from "@/features/experts/components/membership-settings";
import { listOpenSeats } from "@/features/panels";
import { found, pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform } from "../../words";

/** 核对: who leaves and what she holds, with the reason; the reason never stands in an address. */
export default async function ResignCheckPage() {
  const ctx = await pageContext("expert", "/expert/resign/check");
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect("/expert/profile");
  const seats = await listOpenSeats(ctx);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "退出专家库", href: "/expert/resign" },
        { label: "核对" },
      ]}
      here="/expert/resign/check"
    >
      <ResignForm
        title={`核对退出专家库${onPlatform}`}
        head={
          <PageHead
            title="请核对后退出专家库"
            lead="按下“确认退出专家库”以后立即生效。"
            backHref="/expert/resign"
          />
        }
      >
        <SummaryList
          rows={[
            { term: "专家", value: `${ctx.actor.name}（${own.number}）` },
            { term: "手上的论证", value: seats.length === 0 ? "没有" : `${seats.length} 项` },
          ]}
        />
      </ResignForm>
    </ExpertFrame>
  );
}
