import { declineShareOf, expectedAcceptance, simulatePanel } from "./capacity";

const start = new Date("2026-11-24T01:00:00Z");
const question = (acceptance: number, declineShare: number, dueInHours = 1000) => ({
  acceptance: Array.from({ length: 5 }, () => acceptance),
  declineShare,
  start,
  dueBy: new Date(start.getTime() + dueInHours * 3_600_000),
  windowMs: 6 * 3_600_000,
  sendHours: { from: "07:30", to: "21:00" },
  maxRounds: 60,
});

describe("how long a panel of five takes", () => {
  // Median and p90 in hours as published for a first SMS at 09:00.
  it.each([
    [0.5, 0, 28, 51],
    [0.6, 0, 24, 36],
    [0.7, 0, 11, 30],
    [0.8, 0, 9, 26],
    [0.6, 0.5, 11, 30],
    [0.7, 0.5, 10, 26],
    [0.8, 0.5, 7, 13],
  ])("at acceptance %s with declines %s agrees with the published simulation", (p, declines, median, p90) => {
    const answer = simulatePanel(question(p, declines));
    expect(Math.abs((answer.medianHours ?? 0) - median)).toBeLessThanOrEqual(2.5);
    expect(Math.abs((answer.p90Hours ?? 0) - p90)).toBeLessThanOrEqual(5);
  });

  it("agrees with the exact chance where every round costs the same", () => {
    // Sent at 09:00 and at 15:00; at 21:00 the day's sending is over: two rounds until then.
    const answer = simulatePanel(question(0.6, 0, 12));
    expect(Math.abs(answer.inTime - (1 - 0.4 ** 2) ** 5)).toBeLessThan(0.03);
  });

  it("is certain, impossible and repeatable at the ends", () => {
    expect(simulatePanel(question(1, 0, 6)).inTime).toBe(1);
    expect(simulatePanel({ ...question(0, 0), maxRounds: 3 })).toEqual({
      inTime: 0,
      rounds: 3,
      medianHours: null,
      p90Hours: null,
    });
    expect(simulatePanel(question(0.6, 0.3))).toEqual(simulatePanel(question(0.6, 0.3)));
  });
});

describe("acceptance from history", () => {
  it("starts at the assumed rate and follows the answers", () => {
    expect(expectedAcceptance({ accepted: 0, declined: 0, silent: 0 }, 0.6)).toBeCloseTo(0.6);
    expect(expectedAcceptance({ accepted: 90, declined: 5, silent: 5 }, 0.6)).toBeCloseTo(0.873, 2);
    expect(expectedAcceptance({ accepted: 0, declined: 0, silent: 1000 }, 0.6)).toBeLessThan(0.01);
  });

  it("takes half the refusals for said while it knows none", () => {
    expect(declineShareOf({ accepted: 3, declined: 0, silent: 0 })).toBe(0.5);
    expect(declineShareOf({ accepted: 3, declined: 8, silent: 0 })).toBe(0.9);
  });
});
