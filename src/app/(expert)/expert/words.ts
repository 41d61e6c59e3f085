import type { OwnInvitation } from "@/features/panels";
import { formatInstant, formatTime } from "@/features/rulebook";
import type { Tone } from "@/ui/tag";

/** The end of a page's title. */
export const onPlatform = " - 专家评审平台";

/** Why somebody cannot take part, in the order of the page; what it costs is said beside it. */
export const declineReasons = [
  { code: "TIME", label: "时间冲突" },
  { code: "INTEREST", label: "有利害关系，需要回避" },
  { code: "SPECIALTY", label: "专业不符" },
  { code: "HEALTH", label: "健康原因" },
  { code: "OTHER", label: "其他原因" },
] as const;

export function declineReasonLabel(code: string | null): string {
  return declineReasons.find((reason) => reason.code === code)?.label ?? "";
}

const states: Record<OwnInvitation["state"], [string, Tone]> = {
  CREATED: ["未发出", "idle"],
  SENT: ["待打开", "run"],
  DELIVERED: ["待答复", "run"],
  ACCEPTED: ["已确认", "good"],
  ATTENDED: ["已参加", "good"],
  DECLINED: ["已谢绝", "idle"],
  WITHDRAWN: ["已退出", "idle"],
  TIMED_OUT: ["逾期未答复", "bad"],
  NO_SHOW: ["缺席", "bad"],
  UNDELIVERABLE: ["未送达", "idle"],
  REVOKED: ["已撤回", "idle"],
  REMOVED_CONFLICT: ["已回避", "idle"],
  RELEASED: ["已取消", "idle"],
};

/** The status of an invitation; past its deadline it is late, whether or not the timer has run. */
export function invitationStatus(
  one: { state: OwnInvitation["state"]; deadline: Date | null },
  now: Date,
): { label: string; tone: Tone } {
  const late = one.state === "DELIVERED" && one.deadline !== null && one.deadline <= now;
  const [label, tone] = states[late ? "TIMED_OUT" : one.state];
  return { label, tone };
}

/** `2026年11月30日`, for days whose weekday says nothing. */
export function plainDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** `11月30日（周一）09:00—11:00`, or both days when it ends on another. */
export function meetingTime(meeting: { meetingFrom: Date | null; meetingTo: Date | null }): string {
  const { meetingFrom: from, meetingTo: to } = meeting;
  if (!from) return "待定";
  if (!to) return formatInstant(from);
  const sameDay = formatInstant(from).slice(0, -5) === formatInstant(to).slice(0, -5);
  return `${formatInstant(from)}—${sameDay ? formatTime(to) : formatInstant(to)}`;
}
