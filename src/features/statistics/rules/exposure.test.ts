import { createHash } from "node:crypto";
import { distribution, type Exposure, histogram, judgeExposure } from "./exposure";

/** Numbers between 0 and 1 that are the same in every run. */
function* even(seed: string): Generator<number> {
  for (let index = 0; ; index++) {
    yield createHash("sha256").update(`${seed}${index}`).digest().readUInt32BE() / 2 ** 32;
  }
}

/** A pool drawn as it should be: 5 of 60 in each of 120 rounds. */
function fairPool(seed: string): Exposure[] {
  const numbers = even(seed);
  return Array.from({ length: 60 }, (_, index) => {
    const chances = Array.from({ length: 120 }, () => 5 / 60);
    const drawn = chances.filter((chance) => (numbers.next().value as number) < chance).length;
    return { expert: `E${index}`, chances, drawn };
  });
}

describe("the law of the number of draws", () => {
  it("is the binomial where all chances are equal, and adds up to one", () => {
    const law = distribution([0.5, 0.5, 0.5, 0.5]);
    expect(law.map((weight) => weight * 16)).toEqual([1, 4, 6, 4, 1]);
    const mixed = distribution([0.1, 0.9, 0.3, 0.07]);
    expect(mixed.reduce((a, b) => a + b)).toBeCloseTo(1);
    expect(mixed.reduce((mean, weight, index) => mean + weight * index, 0)).toBeCloseTo(1.37);
    expect(distribution([])).toEqual([1]);
  });
});

describe("exposure", () => {
  it("alarms in about one fair pool of twenty at most", () => {
    const pools = Array.from({ length: 200 }, (_, index) => judgeExposure(fairPool(`pool ${index}`)));
    const alarmed = pools.filter((pool) => pool.some(({ odd }) => odd !== null)).length;
    expect(alarmed).toBeLessThanOrEqual(20);
  });

  it("finds the friend who is drawn three times as often, and the one who never is", () => {
    const pool = fairPool("rigged").map((one, index) =>
      index === 7 ? { ...one, drawn: 30 } : index === 8 ? { ...one, drawn: 0 } : one,
    );
    const odd = judgeExposure(pool).filter((one) => one.odd !== null);
    expect(odd.map(({ expert, odd: side }) => [expert, side])).toEqual([
      ["E7", "often"],
      ["E8", "rarely"],
    ]);
  });

  it("counts everybody once, with a band that holds the fair pool", () => {
    const pool = fairPool("histogram");
    const bars = histogram(pool);
    expect(bars.reduce((total, { experts }) => total + experts, 0)).toBe(60);
    expect(bars.reduce((total, { expected }) => total + expected, 0)).toBeGreaterThan(59);
    expect(bars.filter(({ experts, low, high }) => experts < low || experts > high).length).toBeLessThan(
      bars.length / 3,
    );
    expect(histogram([])).toEqual([{ draws: 0, experts: 0, expected: 0, low: 0, high: 0 }]);
  });
});
