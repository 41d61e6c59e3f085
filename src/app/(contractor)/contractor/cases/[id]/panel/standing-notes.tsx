import type { ContractorPanel } from "@/features/panels";
import { formatInstant } from "@/features/rulebook";
import { Banner } from "@/ui/note";

type Props = { panel: ContractorPanel };

/** Above a case that ended, or rests, without a panel. */
export function EndedNote({ panel }: Props) {
  if (panel.stage !== "ended") return null;
  return (
    <Banner kind="neutral" title={endings[panel.state] ?? "本项论证已经结束"}>
      <p>受邀专家已另行通知，不影响对他们的评价；未成立的专家组名单不公开。</p>
    </Banner>
  );
}

const endings: Partial<Record<ContractorPanel["state"], string>> = {
  CANCELLED: "本项论证已经撤销",
  VOID: "本项论证已经作废",
  SUSPENDED: "本项论证已经暂停",
};

/** While the station has not decided on an application to cancel. */
export function RequestedNote({ panel }: Props) {
  if (!panel.cancelRequestedAt || panel.stage === "ended") return null;
  return (
    <Banner kind="neutral" title="撤销申请等待市监督站审批">
      <p>提交时间：{formatInstant(panel.cancelRequestedAt)}。审批期间邀请和补位照常进行。</p>
    </Banner>
  );
}
