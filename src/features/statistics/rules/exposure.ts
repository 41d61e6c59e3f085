/** Was anybody drawn more or less often than chance explains (features.md C4 no. 40)? Pure. */

/** The chances one expert had, one entry a round she could be drawn in, and how often she was. */
export interface Exposure {
  readonly expert: string;
  readonly chances: readonly number[];
  readonly drawn: number;
}

export interface Judged {
  readonly expert: string;
  readonly drawn: number;
  readonly expected: number;
  /** Chance of being drawn so often or more, so rarely or less; the smaller of the two. */
  readonly tail: number;
  readonly odd: "often" | "rarely" | null;
}

export interface Bar {
  readonly draws: number;
  readonly experts: number;
  readonly expected: number;
  /** Between these lies the number of experts in nineteen of twenty pools. */
  readonly low: number;
  readonly high: number;
}

/** One false alarm in twenty for the whole pool, shared among its members and both sides. */
const falseAlarms = 0.05;

/** Everybody against her own chances; the alarm is set so that it rings by chance once in twenty runs of the whole. */
export function judgeExposure(all: readonly Exposure[]): Judged[] {
  const limit = falseAlarms / (2 * Math.max(1, all.length));
  return all.map(({ expert, chances, drawn }) => {
    const law = distribution(chances);
    const atLeast = sum(law.slice(drawn));
    const atMost = sum(law.slice(0, drawn + 1));
    const tail = Math.min(atLeast, atMost, 1);
    const odd = tail >= limit ? null : atLeast < atMost ? ("often" as const) : ("rarely" as const);
    return { expert, drawn, expected: sum(chances), tail, odd };
  });
}

/** How many experts were drawn 0, 1, 2 … times, beside how many chance alone would have. */
export function histogram(all: readonly Exposure[]): Bar[] {
  const laws = all.map(({ chances }) => distribution(chances));
  const most = Math.max(0, ...all.map(({ drawn }) => drawn), ...laws.map(likelyMost));
  return Array.from({ length: most + 1 }, (_, draws) => {
    const chances = laws.map((law) => law[draws] ?? 0);
    const expected = sum(chances);
    const spread = 2 * Math.sqrt(sum(chances.map((chance) => chance * (1 - chance))));
    return {
      draws,
      experts: all.filter(({ drawn }) => drawn === draws).length,
      expected,
      low: Math.max(0, expected - spread),
      high: expected + spread,
    };
  });
}

/** The law of the number of successes among independent trials of different chances; index = successes. */
export function distribution(chances: readonly number[]): number[] {
  const law = new Float64Array(chances.length + 1);
  law[0] = 1;
  chances.forEach((chance, trial) => {
    // From the top, so that each weight is read before it is written.
    for (let successes = trial + 1; successes > 0; successes--) {
      law[successes] = (law[successes] ?? 0) * (1 - chance) + (law[successes - 1] ?? 0) * chance;
    }
    law[0] = (law[0] ?? 0) * (1 - chance);
  });
  return [...law];
}

/** Beyond it lies less than a hundredth of the law. */
function likelyMost(law: readonly number[]): number {
  let left = 1;
  for (const [successes, weight] of law.entries()) {
    left -= weight;
    if (left < 0.01) return successes;
  }
  return law.length - 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
