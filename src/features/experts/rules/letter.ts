/** What decides whether a 聘书 stands; days are in China. */
export interface LetterFacts {
  readonly termFrom: string;
  readonly termTo: string;
  /** The term was corrected or taken back. */
  readonly superseded: boolean;
  /** How the membership ended before its term did. */
  readonly departure: { readonly kind: "RESIGNED" | "REMOVED" | "DECEASED"; readonly on: string } | null;
}

export const letterStandings = {
  VALID: { tag: "有效", words: "聘书真实，现在有效。" },
  NOT_YET: { tag: "未生效", words: "聘书真实，聘期还没有开始。" },
  EXPIRED: { tag: "已失效", words: "聘书真实，但聘期届满，已经失效。" },
  RESIGNED: { tag: "已失效", words: "聘书真实，但本人已辞聘，聘书失效。" },
  REMOVED: { tag: "已失效", words: "聘书真实，但专家资格已被取消，聘书失效。" },
  ENDED: { tag: "已失效", words: "聘书真实，但聘任已经终止，聘书失效。" },
  REPLACED: { tag: "已失效", words: "聘书真实，但聘任信息后来作了更正，以新的聘书为准。" },
} as const;

export type LetterStanding = keyof typeof letterStandings;

/** Whether a letter stands on `today`, and if not, why: what happened first counts. */
export function letterStandingOn(facts: LetterFacts, today: string): LetterStanding {
  const { departure, termFrom, termTo, superseded } = facts;
  if (departure && departure.on <= today && departure.on <= termTo) {
    return departure.kind === "DECEASED" ? "ENDED" : departure.kind;
  }
  if (superseded) return "REPLACED";
  if (today > termTo) return "EXPIRED";
  return today < termFrom ? "NOT_YET" : "VALID";
}
