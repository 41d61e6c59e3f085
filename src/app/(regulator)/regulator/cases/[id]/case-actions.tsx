import { whyNotGrantLane } from "@/features/approvals";
import type { CaseFacts } from "@/features/panels";
import { whyNotDecide } from "@/features/reviews";
import { liesWithin } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { Actions, ButtonLink } from "@/ui/button";

const open = ["DRAWING", "INVITING", "POOL_EXHAUSTED", "PANEL_FORMED", "PRE_REVIEW"];

/** What the reader may do with the case now: the one thing that waits is primary. */
export function CaseActions({ reviewed, actor }: { reviewed: CaseFacts; actor: UserActor }) {
  const own = `/regulator/cases/${reviewed.id}`;
  const decidable = whyNotDecide(actor, reviewed, liesWithin) === null;
  const cancelling =
    reviewed.cancelRequestedAt !== null && actor.post === "station" && open.includes(reviewed.state);
  const seated = ["INVITING", "PANEL_FORMED", "PRE_REVIEW"].includes(reviewed.state);
  return (
    <Actions>
      {decidable ? <ButtonLink href={`${own}/admit`}>受理</ButtonLink> : null}
      {decidable ? (
        <ButtonLink look="quiet" href={`${own}/return`}>
          退回补正
        </ButtonLink>
      ) : null}
      {cancelling ? <ButtonLink href={`${own}/cancellation`}>决定撤销申请</ButtonLink> : null}
      {reviewed.state === "REPORT_CHECK" ? (
        <ButtonLink href={`${own}/report`}>核对论证报告</ButtonLink>
      ) : null}
      {reviewed.state === "MEDIATION" ? <ButtonLink href={`${own}/mediation`}>协调</ButtonLink> : null}
      {reviewed.frozenAt ? (
        <ButtonLink look="quiet" href={`${own}/verification`}>
          重新验算
        </ButtonLink>
      ) : null}
      {seated ? (
        <ButtonLink look="quiet" href={`${own}/recheck`}>
          核对回避
        </ButtonLink>
      ) : null}
      {whyNotGrantLane(actor, reviewed) === null ? (
        <ButtonLink look="quiet" href={`${own}/emergency`}>
          抢险通道
        </ButtonLink>
      ) : null}
      <ButtonLink look="quiet" href={`/api/packages/${reviewed.id}`} download>
        导出证据包
      </ButtonLink>
      {reviewed.conclusion ? (
        <ButtonLink look="quiet" href={`${own}/approval`}>
          修改与审批
        </ButtonLink>
      ) : null}
    </Actions>
  );
}
