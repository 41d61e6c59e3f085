import type { Denial } from "@/platform/errors";

/** What a meeting needs and who is there or can be. */
export interface Quorum {
  /** Fewest members of the main specialty: policy `panel.min_main`. */
  readonly least: number;
  readonly seats: readonly { readonly specialty: string; readonly main: boolean }[];
  readonly there: readonly { readonly specialty: string; readonly main: boolean }[];
}

/**
 * 专家到会不足 (二(二), E14): enough members of the main specialty, and somebody of every further specialty
 * that has a seat; else why not. A vacant seat beyond that does not stop a meeting.
 */
export function whyNoQuorum({ least, seats, there }: Quorum): Denial | null {
  const main = there.filter((one) => one.main).length;
  if (main < least) {
    return { code: "NO_QUORUM", sentence: `主专业专家到会${main}人，不足${least}人，论证会不能开始。` };
  }
  const extra = new Set(seats.filter((one) => !one.main).map(({ specialty }) => specialty));
  const covered = new Set(there.filter((one) => !one.main).map(({ specialty }) => specialty));
  return [...extra].every((specialty) => covered.has(specialty))
    ? null
    : { code: "SPECIALTY_ABSENT", sentence: "有一个增选专业没有专家到会，论证会不能开始。" };
}
