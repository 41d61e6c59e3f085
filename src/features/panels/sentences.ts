import type { InvitationState } from "@/db/schema";
import { Conflict } from "@/platform/errors";

/** The answer came at or after the deadline, whether or not the timer has run. */
export function tooLate(): Conflict {
  return new Conflict("INVITATION_TOO_LATE", "确认时间已过，系统将另行补位。如有疑问请拨打咨询电话。");
}

/** What an expert is told about an invitation that can no longer be answered. */
export function sentenceForEnded(state: InvitationState, revokedReason: string | null): string {
  switch (state) {
    case "ACCEPTED":
    case "ATTENDED":
    case "NO_SHOW":
      return "您已确认参加，无需重复操作。";
    case "DECLINED":
      return "您已答复不能参加，该邀请已结束。";
    case "TIMED_OUT":
      return "该邀请已失效：确认时间已过，系统已记录并另行补位。";
    case "UNDELIVERABLE":
      return "该邀请已失效：短信未能送达，不影响对您的评价。";
    case "REVOKED":
      if (revokedReason === "CANCELLED") return "该邀请已失效：论证项目已取消，不影响对您的评价。";
      if (revokedReason === "STANDING") return "该邀请已失效：您当前不在可参加论证的状态，无需答复。";
      if (revokedReason === "LEAVE") return "该邀请已失效：您在这段时间请假，不影响对您的评价。";
      return "该邀请已失效：系统核对发现需要回避，不影响对您的评价。";
    case "WITHDRAWN":
      return "您已退出本次论证。";
    case "REMOVED_CONFLICT":
      return "因回避规则，您不再参加本次论证，系统已另抽专家补位。如实报告变更的，不影响对您的评价。";
    case "RELEASED":
      if (revokedReason === "MOVED") return "论证会已改期，您不参加改期后的论证会，不影响对您的评价。";
      return revokedReason === "STANDING"
        ? "您当前不在可参加论证的状态，本次论证已另行安排，您无需到会。"
        : "论证项目已取消，您无需到会，不影响对您的评价。";
    case "CREATED":
      return "邀请尚未发出，请稍后再试。";
    case "SENT":
    case "DELIVERED":
      return "该邀请等待您答复。";
  }
}
