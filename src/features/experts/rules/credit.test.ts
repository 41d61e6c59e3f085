import { creditSoFar, pointsRule } from "./credit";

const policy = { base: 100, bonusCap: 10 };

describe("creditSoFar", () => {
  it.each([
    [[], 100],
    [[0, -5, -2], 93],
    [[5, 5, 5, -10], 100],
    [[-60, -60], 0],
  ])("%j: %d", (points, score) => expect(creditSoFar(points, policy).score).toBe(score));
  it("says what was deducted and what counted", () => {
    expect(creditSoFar([5, 7, -3], policy)).toEqual({ base: 100, deducted: -3, bonus: 10, score: 107 });
  });
});

it("names the rule of each record", () => {
  expect(pointsRule("CONFIRM_TIMEOUT", true)).toBe("credit.confirm_timeout_first");
  expect(pointsRule("CONFIRM_TIMEOUT", false)).toBe("credit.confirm_timeout");
  expect(pointsRule("WITHDREW_LATE", false)).toBe("credit.withdraw_under_24h");
});
