import { listMemberDuties, type MemberDuty } from "@/features/experts";
import { listMeetingTodos, type MeetingTodo } from "@/features/meetings";
import { countInvitations } from "@/features/panels";
import { formatDate, formatDeadline } from "@/features/rulebook";
import type { PageCtx } from "@/platform/request";

/** How much waits for her: the number beside 待办, always that of the list. */
export async function countTodos(ctx: PageCtx): Promise<number> {
  const [asked, meetings, duties] = await Promise.all([
    countInvitations(ctx, "to-answer"),
    listMeetingTodos(ctx),
    listMemberDuties(ctx),
  ]);
  return asked + meetings.length + duties.length;
}

export interface DutyWords {
  readonly title: string;
  readonly about: string;
  readonly act: string;
  readonly href: string;
}

/** A duty as she reads it: what it is, by when, what happens otherwise. */
export function wordsOf({ kind, by, overdue }: MemberDuty): DutyWords {
  const until = by ? formatDeadline(by, { year: true }) : "";
  switch (kind) {
    case "ONBOARD":
      return {
        title: "签署承诺，完成入库",
        about: "您已被聘任。签署保密、廉洁、回避承诺并核对手机号以后，才会被抽取。",
        act: "去办理",
        href: "/expert/onboarding",
      };
    case "CONFIRM_EMPLOYER":
      return {
        title: "确认您的工作单位",
        about: overdue
          ? `${by ? `上次确认已于 ${until} 到期` : "您还没有确认过"}，现在不会抽取您。确认以后立即恢复。`
          : `请在 ${until} 前确认，过期不再抽取您。`,
        act: "去确认",
        href: "/expert/profile/confirm",
      };
    case "RENEW":
      return {
        title: overdue ? "聘期已经届满" : "聘期快要届满",
        about: overdue
          ? `聘期已于 ${until} 届满，不再抽取您；已经接受的论证照常参加。愿意续聘的，请申请。`
          : `聘期到 ${until} 为止。愿意续聘的，请在届满前申请，原来的材料不用重填。`,
        act: "申请续聘",
        href: "/apply",
      };
    case "FINISH_APPLICATION":
      return {
        title: "续聘申报还没有提交",
        about: `聘期${overdue ? "已于" : "到"} ${until} ${overdue ? "届满" : "为止"}，请继续填写并提交。`,
        act: "继续填写",
        href: "/apply",
      };
  }
}

/** What a meeting asks of her, as she reads it. */
export function wordsOfMeeting({ kind, by, caseId }: MeetingTodo): DutyWords {
  const href = `/expert/meetings/${caseId}`;
  const until = formatDeadline(by);
  switch (kind) {
    case "ANSWER":
      return {
        title: "会议改期，请重新确认",
        about: `请在 ${until} 前答复能否参加。不能参加不影响评价。`,
        act: "去答复",
        href,
      };
    case "VOTE":
      return { title: "推选组长", about: `专家组已经成立，请在 ${until} 前推选组长。`, act: "去推选", href };
    case "CHECK_IN":
      return { title: "到会签到", about: `到达会场后请签到，${until} 截止。`, act: "去签到", href };
  }
}

/** `2026年12月1日（周二）至12月10日（周四）`. */
export function formatDays(from: string, to: string): string {
  if (from === to) return formatDate(from, { year: true });
  return `${formatDate(from, { year: true })}至${formatDate(to, { year: from.slice(0, 4) !== to.slice(0, 4) })}`;
}
