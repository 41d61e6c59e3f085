import { inspectionStates } from "@/db/schema";
import { outcomeOf, outcomes, reasonRows, stateRows } from "./oversight";

it("knows of every state what has come of the inspection", () => {
  const of = (found: boolean) => inspectionStates.map((state) => outcomeOf({ state, found }));
  expect(of(true)).toEqual([
    "toVisit",
    "toVisit",
    "toVisit",
    "rectifying",
    "rectifying",
    "rectifying",
    "escalated",
    "rectifying",
    "rectified",
  ]);
  expect(outcomeOf({ state: "CLOSED", found: false })).toBe("clean");
});

it("counts outcomes by reason in the order given, and states alike", () => {
  const read = [
    { reason: "RANDOM", state: "CLOSED", found: false, times: 2 },
    { reason: "RANDOM", state: "CLOSED", found: true, times: 1 },
    { reason: "NO_CASE", state: "PLANNED", found: false, times: 4 },
  ] as const;
  const rows = reasonRows(read, ["NO_CASE", "ROUTINE", "RANDOM"]);
  expect(rows.map(({ reason, times }) => [reason, times])).toEqual([
    ["NO_CASE", 4],
    ["RANDOM", 3],
  ]);
  expect(rows[1]).toMatchObject({ clean: 2, rectified: 1, toVisit: 0, rectifying: 0, escalated: 0 });
  for (const row of rows) expect(outcomes.reduce((sum, outcome) => sum + row[outcome], 0)).toBe(row.times);
  expect(stateRows(read, ["CLOSED", "ON_SITE", "PLANNED"])).toEqual([
    { state: "CLOSED", times: 3 },
    { state: "PLANNED", times: 4 },
  ]);
});
