import type { CaseState, SittingState } from "@/db/schema";
import { addDuration, formatTime, type PolicyParameters } from "@/features/rulebook";
import type { Denial } from "@/platform/errors";

export interface CheckIn {
  readonly caseState: CaseState;
  readonly sitting: { readonly state: SittingState; readonly scheduledFrom: Date } | null;
  /** The members are being asked about another time. */
  readonly moving: boolean;
}

/** When one may check in: from a while before the start to a while after (policy). */
export function checkInWindow(scheduledFrom: Date, policy: PolicyParameters): { from: Date; to: Date } {
  return {
    from: new Date(
      2 * scheduledFrom.getTime() - addDuration(scheduledFrom, policy["meeting.check_in_before"]).getTime(),
    ),
    to: addDuration(scheduledFrom, policy["meeting.check_in_after"]),
  };
}

/** Why nobody can check herself in now; null when she can. */
export function whyNotCheckIn(thing: CheckIn, now: Date, policy: PolicyParameters): Denial | null {
  const closed = whyNoMeeting(thing);
  if (closed) return closed;
  const window = checkInWindow(thing.sitting!.scheduledFrom, policy);
  if (now < window.from) {
    return { code: "TOO_EARLY", sentence: `还没有到签到时间，${formatTime(window.from)}起可以签到。` };
  }
  return now < window.to
    ? null
    : { code: "TOO_LATE", sentence: "签到时间已过。已经到会的，请由施工单位按纸质签到表补录。" };
}

/** Why the paper sheet cannot be taken over now: it can from the window's opening until the meeting is over. */
export function whyNotTakeOver(thing: CheckIn, now: Date, policy: PolicyParameters): Denial | null {
  const closed = whyNoMeeting(thing);
  if (closed) return closed;
  const window = checkInWindow(thing.sitting!.scheduledFrom, policy);
  return now < window.from
    ? { code: "TOO_EARLY", sentence: `还没有到签到时间，${formatTime(window.from)}起可以补录。` }
    : null;
}

/** Why the meeting cannot start now, apart from who is there (D3: until the check-in closes). */
export function whyNotStart(thing: CheckIn, now: Date, policy: PolicyParameters): Denial | null {
  if (thing.caseState === "IN_MEETING") {
    return { code: "BEGUN", sentence: "论证会已经开始。" };
  }
  const closed = whyNoMeeting(thing);
  if (closed) return closed;
  const window = checkInWindow(thing.sitting!.scheduledFrom, policy);
  if (now < window.from) return { code: "TOO_EARLY", sentence: "还没有到会议时间。" };
  return now < window.to
    ? null
    : { code: "TOO_LATE", sentence: "会议开始时间已过，不能再开始，请另定会议时间。" };
}

function whyNoMeeting({ caseState, sitting, moving }: CheckIn): Denial | null {
  if (caseState !== "PRE_REVIEW" && caseState !== "IN_MEETING") {
    return { code: "NO_MEETING", sentence: "论证项目当前没有要召开的论证会。" };
  }
  if (!sitting || (sitting.state !== "CHECK_IN" && sitting.state !== "HELD")) {
    return { code: "NO_MEETING", sentence: "论证会已经结束或暂停，不能签到。" };
  }
  return moving ? { code: "MOVING", sentence: "会议正在改期，专家答复完毕前不能签到或开会。" } : null;
}
