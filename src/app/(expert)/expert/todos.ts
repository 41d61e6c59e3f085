import { listMemberDuties, type MemberDuty } from "@/features/experts";
import { countInvitations } from "@/features/panels";
import { formatDate, formatDeadline } from "@/features/rulebook";
import type { PageCtx } from "@/platform/request";

/** How much waits for her: the number beside 待办, always that of the list. */
export async function countTodos(ctx: PageCtx): Promise<number> {
  const [asked, duties] = await Promise.all([countInvitations(ctx, "to-answer"), listMemberDuties(ctx)]);
  return asked + duties.length;
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

/** `2026年12月1日（周二）至12月10日（周四）`. */
export function formatDays(from: string, to: string): string {
  if (from === to) return formatDate(from, { year: true });
  return `${formatDate(from, { year: true })}至${formatDate(to, { year: from.slice(0, 4) !== to.slice(0, 4) })}`;
}
