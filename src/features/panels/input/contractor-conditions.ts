import {
  addDays,
  addDuration,
  dateAt,
  formatDuration,
  instantOf,
  type PolicyParameters,
  specialtyOf,
} from "@/features/rulebook";
import { type MeetingInput, minutesOf, type TeamInput } from "./contractor";

/** How far ahead a meeting may be set, in days: leave and terms beyond say nothing yet. */
export const FARTHEST_MEETING = 180;

type Faults = Readonly<Record<string, string>>;

/** What is wrong with 专业与人数 under the policy (notice 二(二)), by field; null when nothing is. */
export function whyNotTeam(
  team: TeamInput,
  allowed: readonly string[],
  policy: PolicyParameters,
): Faults | null {
  const least = policy["panel.min_main"];
  const most = policy["panel.max_total"];
  const each = policy["panel.extra_per_specialty"];
  const faults: Record<string, string> = {};
  if (team.mainCount < least) faults.mainCount = `主专业专家不少于${least}人`;
  team.extras.forEach(({ specialty, count }, index) => {
    const name = specialtyOf(specialty)?.label;
    if (!name || !allowed.includes(specialty)) {
      faults[`extra${index + 1}`] = "这个专业与本方案不相关，请从列出的专业中选择";
    } else if (count < each.min || count > each.max) {
      faults[`extra${index + 1}Count`] = `每个涉及专业可增选${each.min}至${each.max}人`;
    }
  });
  const total = team.mainCount + team.extras.reduce((sum, { count }) => sum + count, 0);
  if (total > most) faults.mainCount ??= `专家组合计不能超过${most}人，现为${total}人`;
  return Object.keys(faults).length > 0 ? faults : null;
}

/** The instants of a meeting given as a day and times in China. */
export function instantsOf(meeting: MeetingInput): { from: Date; to: Date } {
  return {
    from: instantOf(meeting.date, minutesOf(meeting.from)),
    to: instantOf(meeting.date, minutesOf(meeting.to)),
  };
}

/** What is wrong with a meeting time now, by field; null when nothing is. */
export function whyNotMeeting(meeting: MeetingInput, now: Date, policy: PolicyParameters): Faults | null {
  const { from } = instantsOf(meeting);
  if (from <= now) return { date: "会议时间已经过去，请填写将来的时间" };
  if (from < addDuration(now, policy["draw.min_lead"])) {
    return { date: `抽取须早于论证会开始${formatDuration(policy["draw.min_lead"])}，请另定会议时间` };
  }
  if (meeting.date > addDays(dateAt(now), FARTHEST_MEETING)) {
    return { date: `会议日期不能晚于${FARTHEST_MEETING}天以后` };
  }
  return null;
}
