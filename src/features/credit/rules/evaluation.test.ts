import fc from "fast-check";
import type { EvaluationLevel } from "@/db/schema";
import { FIRST_POLICY } from "@/features/rulebook";
import { contentOf, effectOf, evaluate, evaluateUnder, levelOf } from "./evaluation";
import type { PointsKey } from "./kinds";
import type { Line } from "./score";

const { values } = FIRST_POLICY;
const line = (points: number, eventId: string, rule: PointsKey = "credit.late"): Line => ({
  eventId,
  kind: "CONFIRMED",
  rule,
  points,
});
const levelAt = (score: number, earned = 1): EvaluationLevel =>
  levelOf({ base: 100, deducted: 0, bonus: 0, earned, score }, values);

describe("levelOf", () => {
  it.each([
    [110, "EXCELLENT"],
    [90, "EXCELLENT"],
    [89, "GOOD"],
    [75, "GOOD"],
    [74, "BASIC"],
    [60, "BASIC"],
    [59, "FAILED"],
    [0, "FAILED"],
  ] as const)("%d: %s", (score, level) => expect(levelAt(score)).toBe(level));

  it("is not the best for who earned nothing", () => {
    expect(levelAt(100, 0)).toBe("GOOD");
  });
});

describe("effectOf", () => {
  it.each([
    ["EXCELLENT", null, null],
    ["GOOD", "FAILED", null],
    ["BASIC", null, "TALK"],
    ["FAILED", null, "SUSPEND"],
    ["FAILED", "BASIC", "SUSPEND"],
    ["FAILED", "FAILED", "REMOVE"],
  ] as const)("%s after %s: %s", (level, before, effect) =>
    expect(effectOf(level, before, values)).toBe(effect),
  );

  it("follows the version", () => {
    expect(effectOf("BASIC", null, { ...values, "evaluation.basic_effect": "NONE" })).toBeNull();
    expect(effectOf("FAILED", null, { ...values, "evaluation.failed_effect": "TALK" })).toBe("TALK");
  });
});

describe("a year's evaluation", () => {
  const lines = [line(-20, "b", "credit.no_show"), line(1, "a", "credit.opinion_on_time"), line(-10, "c")];

  it("keeps the points as they were entered, whatever the version says now", () => {
    const now = { ...values, "credit.no_show": -50 };
    expect(evaluate(lines, now)).toMatchObject({ score: 71, level: "BASIC" });
    expect(evaluateUnder(lines, now)).toMatchObject({ score: 41, level: "FAILED" });
  });

  it("is the same from the same ledger, in whatever order it is read", () => {
    const shuffled = fc.shuffledSubarray(lines, { minLength: lines.length });
    fc.assert(
      fc.property(shuffled, (order) =>
        expect(contentOf(2026, "QD000001", order, FIRST_POLICY)).toEqual(
          contentOf(2026, "QD000001", lines, FIRST_POLICY),
        ),
      ),
    );
  });

  it("leaves a reversed event out", () => {
    const back: Line = { eventId: "b", kind: "REVERSED", rule: "credit.no_show", points: 20 };
    const content = contentOf(2026, "QD000001", [...lines, back], FIRST_POLICY);
    expect(content.events.map(({ event }) => event)).toEqual(["a", "c"]);
    expect(content).toMatchObject({ score: 91, level: "EXCELLENT" });
  });

  it("never gets worse when an event is taken back", () => {
    const rank = ["FAILED", "BASIC", "GOOD", "EXCELLENT"];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30, max: 0 }), { minLength: 1, maxLength: 12 }), (points) => {
        const all = [line(1, "x", "credit.opinion_on_time"), ...points.map((one, at) => line(one, `e${at}`))];
        const back: Line = { ...line(-(points[0] ?? 0), "e0"), kind: "REVERSED" };
        const [before, after] = [evaluate(all, values), evaluate([...all, back], values)];
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(rank.indexOf(after.level)).toBeGreaterThanOrEqual(rank.indexOf(before.level));
      }),
    );
  });
});
