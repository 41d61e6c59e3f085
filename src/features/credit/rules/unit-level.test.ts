import fc from "fast-check";
import { FIRST_POLICY } from "@/features/rulebook";
import { unitLevelOf, unitLevels } from "./unit-level";

const level = (score: number) => unitLevelOf({ score }, FIRST_POLICY.values);

it.each([
  [100, "A"],
  [90, "A"],
  [89, "B"],
  [75, "B"],
  [74, "C"],
  [60, "C"],
  [59, "D"],
  [0, "D"],
] as const)("%i points are %s", (score, expected) => {
  expect(level(score)).toBe(expected);
});

it("never rises with a lower score", () => {
  fc.assert(
    fc.property(fc.nat(110), fc.nat(110), (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(unitLevels.indexOf(level(low))).toBeGreaterThanOrEqual(unitLevels.indexOf(level(high)));
    }),
  );
});
