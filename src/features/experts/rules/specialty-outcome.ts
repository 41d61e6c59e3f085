import type { ExperienceLimb } from "@/db/schema";

/** One reviewer's word on one specialty. */
export interface GivenOpinion {
  readonly verdict: "APPROVE" | "REJECT";
  readonly limb: ExperienceLimb | null;
}

export type SpecialtyOutcome =
  | { readonly outcome: "APPROVED"; readonly limb: ExperienceLimb }
  | { readonly outcome: "REJECTED"; readonly limb: null };

/**
 * What the reviewers of one specialty have decided (D1), each heard once: as many as the policy asks for
 * agree. Null while they do not: after a split the next reviewer is asked. Fifteen years are a fact of
 * dates, so where one reviewer names them the approval rests on them, otherwise on rich experience (A2.8 二).
 */
export function outcomeOf(opinions: readonly GivenOpinion[], reviewers: number): SpecialtyOutcome | null {
  const approving = opinions.filter(({ verdict }) => verdict === "APPROVE");
  if (approving.length >= reviewers) {
    const years = approving.some(({ limb }) => limb === "YEARS_15");
    return { outcome: "APPROVED", limb: years ? "YEARS_15" : "RICH_EXPERIENCE" };
  }
  if (opinions.length - approving.length >= reviewers) return { outcome: "REJECTED", limb: null };
  return null;
}
