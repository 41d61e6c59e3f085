import type { CaseState, MoveAnswer } from "@/db/schema";
import { addDuration, formatDuration, type PolicyParameters } from "@/features/rulebook";
import type { Denial } from "@/platform/errors";
import { movableStates } from "./states";

export interface Meeting {
  readonly from: Date;
  readonly to: Date;
  readonly place: string;
}

/** Why the meeting cannot be put to `next` now; null when it can. `time` faults belong beside the date. */
export function whyNotMove(
  thing: {
    readonly state: CaseState;
    readonly exhaustedFor: string | null;
    readonly moving: boolean;
    readonly checkInOpen: boolean;
  },
  old: Meeting,
  next: Meeting,
  now: Date,
  policy: PolicyParameters,
): Denial | null {
  if (thing.moving) return { code: "MOVING", sentence: "已有一次改期在等待专家答复，请等待结果或先撤回。" };
  const noTime = thing.state === "POOL_EXHAUSTED" && thing.exhaustedFor !== "NO_TIME";
  if (!movableStates.includes(thing.state) || noTime) {
    return { code: "CANNOT_MOVE", sentence: "论证项目当前的状态不能改期；专家组组成后才能改期。" };
  }
  if (thing.checkInOpen) {
    return { code: "CHECKING_IN", sentence: "签到已经开始，不能改期；论证会开不成的，请先中止论证会。" };
  }
  if (+next.from === +old.from && +next.to === +old.to && next.place === old.place) {
    return { code: "SAME", sentence: "新的时间和地点与原来相同，无需改期。" };
  }
  if (next.from < addDuration(now, policy["meeting.move_notice"])) {
    const notice = formatDuration(policy["meeting.move_notice"]);
    return { code: "SHORT_NOTICE", sentence: `新的会议时间须在${notice}以后，请另定时间。` };
  }
  return null;
}

/** An earlier time needs the consent of all: who counted on the later one must not be put in the wrong (E29). */
export function isEarlier(move: { oldFrom: Date; newFrom: Date }): boolean {
  return move.newFrom < move.oldFrom;
}

/** What the answers so far come to. */
export function judgeMove(
  earlier: boolean,
  answers: readonly (MoveAnswer | null)[],
): "WAITING" | "AGREED" | "REFUSED" {
  if (earlier && answers.some((one) => one === "REFUSED" || one === "TIMED_OUT")) return "REFUSED";
  return answers.every((one) => one !== null) ? "AGREED" : "WAITING";
}
