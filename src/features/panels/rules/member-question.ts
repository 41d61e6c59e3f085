import type { MemberQuestionCause } from "@/db/schema";
import { addDuration } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

export type Suggestion = "KEEP" | "REPLACE";

/** D2 a: a suspended or departed member is replaced before the meeting, one whose term ends serves out (E22). */
export function suggestionFor(cause: MemberQuestionCause): Suggestion {
  return cause === "TERM_EXPIRED" ? "KEEP" : "REPLACE";
}

/**
 * Until when the station decides: the policy's window, but never so late that no replacement could be
 * drawn before the meeting. Where that has passed already, at once.
 */
export function decideBy(
  now: Date,
  meetingFrom: Date,
  policy: { readonly "membership.question_window": string; readonly "draw.min_lead": string },
): Date {
  const window = addDuration(now, policy["membership.question_window"]);
  const lead = meetingFrom.getTime() - (addDuration(now, policy["draw.min_lead"]).getTime() - now.getTime());
  return new Date(Math.max(now.getTime(), Math.min(window.getTime(), lead)));
}

export interface Seated {
  readonly accepted: boolean;
  /** The panel stands. */
  readonly formed: boolean;
  /** A conflict of interest (E7): can never be kept. */
  readonly conflict: boolean;
  /** Why the member has lost her standing, if she has. */
  readonly cause: MemberQuestionCause | null;
  /** The station is deciding about this loss, or has decided to keep her. */
  readonly answered: boolean;
}

/**
 * What a person's standing does to her seat. `END`: it is drawn again at once; `ASK`: the station decides
 * (a formed panel is not broken silently, D2 a); `STAY`: nothing.
 */
export function consequenceFor(one: Seated): "STAY" | "ASK" | "END" {
  if (one.conflict) return "END";
  if (one.cause === null) return "STAY";
  // Who has not answered yet has no duties to finish.
  if (!one.accepted) return "END";
  if (one.answered) return "STAY";
  if (one.formed) return "ASK";
  return suggestionFor(one.cause) === "KEEP" ? "STAY" : "END";
}

export interface OpenQuestion {
  readonly state: "OPEN" | "KEPT" | "REPLACED" | "LAPSED";
  readonly cause: MemberQuestionCause;
  /** The person asked about. */
  readonly personId: string;
  readonly meetingFrom: Date | null;
}

/** Why the actor may not decide a question so; null when she may. Only the station, never about herself. */
export function whyNotDecideQuestion(
  actor: Actor,
  question: OpenQuestion,
  decision: Suggestion,
  now: Date,
): Denial | null {
  if (actor.kind !== "user" || actor.role !== "regulator" || actor.post !== "station")
    return { code: "STATION_ONLY", sentence: "只有市监督站可以决定专家的去留。" };
  if (actor.personId === question.personId)
    return { code: "OWN_QUESTION", sentence: "事项涉及您本人，请由站内其他同志决定。" };
  if (question.state !== "OPEN")
    return { code: "QUESTION_CLOSED", sentence: "该事项已经办结，请刷新页面查看结果。" };
  if (question.meetingFrom && question.meetingFrom <= now)
    return { code: "MEETING_BEGUN", sentence: "论证会已经开始，不再更换专家。" };
  if (decision === "KEEP" && question.cause === "DECEASED")
    return { code: "CANNOT_KEEP", sentence: "专家已去世，席位只能更换。" };
  return null;
}
