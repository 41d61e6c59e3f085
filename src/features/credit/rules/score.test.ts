import fc from "fast-check";
import { FIRST_POLICY } from "@/features/rulebook";
import { countEvents, creditSoFar, type Line, scoreOf, scoreUnder } from "./score";

const policy = { base: 100, bonusCap: 10 };
const { values } = FIRST_POLICY;
const entered = (eventId: string, points: number, rule: Line["rule"] = "credit.late"): Line => ({
  eventId,
  kind: "CONFIRMED",
  rule,
  points,
});

describe("creditSoFar", () => {
  it.each([
    [[], 100],
    [[0, -5, -2], 93],
    [[5, 5, 5, -10], 100],
    [[-60, -60], 0],
  ])("%j: %d", (points, score) => expect(creditSoFar(points, policy).score).toBe(score));

  it("says what was deducted, what was earned and what counted", () => {
    expect(creditSoFar([5, 7, -3], policy)).toEqual({
      base: 100,
      deducted: -3,
      earned: 12,
      bonus: 10,
      score: 107,
    });
  });
});

describe("a reversed event", () => {
  const lines: Line[] = [
    entered("a", -20),
    entered("b", 10, "credit.emergency_support"),
    { eventId: "a", kind: "REVERSED", rule: "credit.late", points: 20 },
  ];

  it("comes to nothing, and its compensation is no bonus", () => {
    expect(scoreOf(lines, values)).toMatchObject({ deducted: 0, earned: 10, score: 110 });
  });

  it("does not come back under another version", () => {
    expect(scoreUnder(lines, { ...values, "credit.late": -30, "credit.emergency_support": 4 }).score).toBe(
      104,
    );
  });
});

it("a milder rule takes the place of the first", () => {
  const lines: Line[] = [
    entered("a", -5, "credit.confirm_timeout"),
    { eventId: "a", kind: "REGRADED", rule: "credit.confirm_timeout_first", points: 5 },
  ];
  expect(countEvents(lines)).toEqual([
    { eventId: "a", rule: "credit.confirm_timeout_first", points: 0, reversed: false },
  ]);
  expect(scoreUnder(lines, { ...values, "credit.confirm_timeout": -9 }).score).toBe(100);
});

describe("the ledger's sum is the score (I8)", () => {
  /** A ledger as the use-cases write it: an event enters once, and is taken back at most once, by its own sum. */
  const ledger = fc
    .array(
      fc.record({
        points: fc.integer({ min: -30, max: 10 }),
        reversed: fc.boolean(),
        at: fc.integer({ min: 0, max: 1000 }),
        later: fc.integer({ min: 1, max: 1000 }),
      }),
      { maxLength: 30 },
    )
    .map((events) =>
      events
        .flatMap(({ points, reversed, at, later }, index) => [
          { at, line: entered(`e${index}`, points) },
          ...(reversed
            ? [
                {
                  at: at + later,
                  line: { ...entered(`e${index}`, -points), kind: "REVERSED" as const },
                },
              ]
            : []),
        ])
        .sort((a, b) => a.at - b.at),
    );

  it("at any instant, whatever stood before", () => {
    fc.assert(
      fc.property(ledger, fc.integer({ min: 0, max: 2000 }), (all, instant) => {
        const lines = all.filter(({ at }) => at <= instant).map(({ line }) => line);
        const { deducted, earned, score, base, bonus } = scoreOf(lines, values);
        // Said another way than the function says it: sums over lines, no events.
        const sum = lines.reduce((total, { points }) => total + points, 0);
        expect(deducted + earned).toBe(sum);
        expect(score).toBe(Math.max(0, base + sum - (earned - bonus)));
      }),
    );
  });

  it("in any order in which its events were entered", () => {
    fc.assert(
      fc.property(ledger, fc.integer(), (all, turn) => {
        const lines = all.map(({ line }) => line);
        const at = lines.length === 0 ? 0 : Math.abs(turn) % lines.length;
        const turned = [...lines.slice(at), ...lines.slice(0, at)];
        expect(scoreOf(turned, values)).toEqual(scoreOf(lines, values));
      }),
    );
  });
});
