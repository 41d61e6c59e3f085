import type { CaseState, RatingSide } from "@/db/schema";
import type { Denial } from "@/platform/errors";

/** What each side is judged by: four qualities, one to five. */
const ofExperts = {
  EXPERTISE: "专业水平",
  DILIGENCE: "认真程度",
  FAIRNESS: "客观公正",
  DISCIPLINE: "遵守纪律",
} as const;
const ofLeaders = {
  GATHERING: "汇总意见准确完整",
  GUIDANCE: "主持讨论有序",
  FAIRNESS: "尊重不同意见",
  DISCIPLINE: "遵守纪律",
} as const;
const ofUnits = {
  PREPARATION: "资料准备充分",
  ORGANISATION: "会议组织有序",
  ANSWERS: "答疑清楚",
  RESTRAINT: "不干预论证结论",
} as const;

export const qualities: Readonly<Record<RatingSide, Readonly<Record<string, string>>>> = {
  EXPERT: ofExperts,
  LEADER: ofLeaders,
  CONTRACTOR: ofUnits,
  SUPERVISION: ofUnits,
};

export const sideWords: Readonly<Record<RatingSide, string>> = {
  EXPERT: "专家",
  LEADER: "专家组组长",
  CONTRACTOR: "施工单位",
  SUPERVISION: "监理单位",
};

/** Whom a side speaks of: the units and the leader of each expert, each expert of the units and the leader. */
export function ratedBy(side: RatingSide): readonly RatingSide[] {
  return side === "EXPERT" ? ["CONTRACTOR", "SUPERVISION", "LEADER"] : ["EXPERT"];
}

const deny = (code: string, sentence: string): Denial => ({ code, sentence });

/** Once, between the end of the meeting and the end of the window. */
export function whyNotRate(
  meeting: { readonly endedAt: Date | null; readonly closesAt: Date | null },
  rated: boolean,
  now: Date,
): Denial | null {
  if (rated) return deny("RATED_ALREADY", "您已经评价过，评价提交后不能修改。");
  if (!meeting.endedAt || !meeting.closesAt) return deny("NOT_ENDED", "论证会结束后才能评价。");
  return now < meeting.closesAt ? null : deny("RATING_OVER", "评价期限已经过去。");
}

/** States in which neither side needs the other's good will for this case any more. */
export const restingStates = [
  "APPROVED",
  "IMPLEMENTING",
  "COMPLETED",
  "CLOSED_FAIL",
  "CLOSED_SUPERSEDED",
  "CANCELLED",
  "VOID",
] as const satisfies readonly CaseState[];

export interface Averages {
  readonly ratings: number;
  /** To a tenth, by quality. */
  readonly marks: Readonly<Record<string, number>>;
}

/** Averages by quality; null with fewer ratings than the policy asks for, so that nobody can tell who said what. */
export function averagesOf(
  ratings: readonly Readonly<Record<string, number>>[],
  side: RatingSide,
  fewest: number,
): Averages | null {
  if (ratings.length < fewest) return null;
  const marks = Object.keys(qualities[side]).map((quality) => {
    const sum = ratings.reduce((total, one) => total + (one[quality] ?? 0), 0);
    return [quality, Math.round((sum / ratings.length) * 10) / 10] as const;
  });
  return { ratings: ratings.length, marks: Object.fromEntries(marks) };
}
