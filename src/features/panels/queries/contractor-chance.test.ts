import { chanceOfPanel, chancesOfPanel } from "./contractor-chance";

describe("the chance of a full panel", () => {
  // The published table for five seats, rounded to two places.
  it.each([
    [0.5, [0.03, 0.24, 0.51, 0.72, 0.85, 0.92, 0.96]],
    [0.6, [0.08, 0.42, 0.72, 0.88, 0.95, 0.98, 0.99]],
    [0.7, [0.17, 0.62, 0.87, 0.96, 0.99, 1, 1]],
    [0.8, [0.33, 0.82, 0.96, 0.99, 1, 1, 1]],
  ])("at acceptance %s is as published", (acceptance, published) => {
    const chances = chancesOfPanel(acceptance, 5, 7).map(({ chance }) => Math.round(chance * 100) / 100);
    expect(chances).toEqual(published);
  });

  it("falls with every seat and rises with every round", () => {
    expect(chanceOfPanel(0.6, 2, 6)).toBeLessThan(chanceOfPanel(0.6, 2, 5));
    expect(chanceOfPanel(0.6, 3, 6)).toBeGreaterThan(chanceOfPanel(0.6, 2, 6));
    expect(chanceOfPanel(1, 1, 9)).toBe(1);
  });
});
