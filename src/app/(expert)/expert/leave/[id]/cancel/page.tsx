import { redirect } from "next/navigation";
import { findOwnLeave } from "@/features/experts";
import { CancelLeaveForm } from "@/features/experts/components/membership-leave";
import { found, pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../../expert-frame";
import { formatDays } from "../../../todos";
import { onPlatform } from "../../../words";

/** 取消请假: the days repeated before they are given up. */
export default async function CancelLeavePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/expert/leave/${encodeURIComponent(id)}/cancel`;
  const ctx = await pageContext("expert", path);
  const leave = await found(ctx, findOwnLeave(ctx, id));
  if (leave.state === "OVER" || leave.state === "CANCELLED") redirect("/expert/leave");
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "请假", href: "/expert/leave" },
        { label: "取消请假" },
      ]}
      here={path}
    >
      <CancelLeaveForm
        leaveId={leave.id}
        title={`取消请假${onPlatform}`}
        head={
          <PageHead
            title="要取消这次请假吗？"
            lead="取消后，从现在起可以重新抽取您。"
            backHref="/expert/leave"
          />
        }
      >
        <SummaryList rows={[{ term: "请假", value: formatDays(leave.from, leave.to) }]} />
      </CancelLeaveForm>
    </ExpertFrame>
  );
}
