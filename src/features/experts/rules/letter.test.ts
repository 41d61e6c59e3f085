import { type LetterFacts, letterStandingOn } from "./letter";

const letter: LetterFacts = {
  termFrom: "2026-01-01",
  termTo: "2028-12-31",
  superseded: false,
  departure: null,
};
const left = (kind: "RESIGNED" | "REMOVED" | "DECEASED", on: string) => ({ kind, on });

describe("a letter", () => {
  it.each([
    ["stands on its first and last day", {}, ["2026-01-01", "2028-12-31"], "VALID"],
    ["does not before", {}, ["2025-12-31"], "NOT_YET"],
    ["does not after", {}, ["2029-01-01"], "EXPIRED"],
    ["falls with the resignation", { departure: left("RESIGNED", "2027-05-01") }, ["2027-05-01"], "RESIGNED"],
    ["stands until it", { departure: left("RESIGNED", "2027-05-01") }, ["2027-04-30"], "VALID"],
    [
      "falls with the removal",
      { departure: left("REMOVED", "2027-05-01"), superseded: true },
      ["2028-01-01"],
      "REMOVED",
    ],
    [
      "says no more than that of the dead",
      { departure: left("DECEASED", "2027-05-01") },
      ["2027-06-01"],
      "ENDED",
    ],
    ["ran out before she left", { departure: left("RESIGNED", "2029-05-01") }, ["2029-06-01"], "EXPIRED"],
    ["is replaced by its correction", { superseded: true }, ["2027-01-01"], "REPLACED"],
  ] as const)("%s", (_, change, days, standing) => {
    for (const day of days) expect(letterStandingOn({ ...letter, ...change }, day)).toBe(standing);
  });
});
