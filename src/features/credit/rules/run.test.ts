import type { UserActor } from "@/platform/actor";
import {
  type RunFacts,
  whyNotApply,
  whyNotCarryOut,
  whyNotCompute,
  whyNotDecideResultObjection,
  whyNotDiscard,
  whyNotFinalize,
  whyNotObjectToResult,
  whyNotPublish,
} from "./run";

const due = new Date("2027-03-08T16:00:00Z");
const before = new Date(due.getTime() - 1);
const run = (changes: Partial<RunFacts> = {}): RunFacts => ({
  state: "NOTIFIED",
  computedBy: "first",
  finalBy: null,
  objectionDueAt: due,
  openObjections: 0,
  openEffects: 0,
  ...changes,
});
const officer = (personId: string, post: UserActor["post"] = "station"): UserActor => ({
  kind: "user",
  id: personId,
  personId,
  name: "",
  role: "regulator",
  organizationId: null,
  organizationName: null,
  rights: null,
  expertId: null,
  post,
  jurisdiction: "370200",
});
const [first, second] = [officer("first"), officer("second")];

it("a year is evaluated when it is over, settled, and once", () => {
  const year = { year: 2026, now: 2027, open: 0, run: false };
  expect(whyNotCompute(first, year)).toBeNull();
  expect(whyNotCompute(officer("x", "bureau"), year)?.code).toBe("STATION_ONLY");
  expect(whyNotCompute(first, { ...year, now: 2026 })?.code).toBe("YEAR_NOT_OVER");
  expect(whyNotCompute(first, { ...year, open: 2 })?.code).toBe("OPEN_EVENTS");
  expect(whyNotCompute(first, { ...year, run: true })?.code).toBe("COMPUTED_ALREADY");
});

it("is thrown away only before anybody was told", () => {
  expect(whyNotDiscard(first, run({ state: "COMPUTED" }))).toBeNull();
  expect(whyNotDiscard(first, run())?.code).toBe("RUN_MOVED");
});

it("becomes final by another person, after the window, with no objection open", () => {
  expect(whyNotFinalize(second, run(), due)).toBeNull();
  expect(whyNotFinalize(second, run({ state: "OBJECTION" }), due)).toBeNull();
  expect(whyNotFinalize(first, run(), due)?.code).toBe("SAME_PERSON");
  expect(whyNotFinalize(second, run(), before)?.code).toBe("WINDOW_OPEN");
  expect(whyNotFinalize(second, run({ openObjections: 1 }), due)?.code).toBe("OPEN_OBJECTIONS");
  expect(whyNotFinalize(second, run({ state: "COMPUTED" }), due)?.code).toBe("RUN_MOVED");
});

it("is applied once every effect is carried out, and published by another person", () => {
  expect(whyNotApply(second, run({ state: "FINAL" }))).toBeNull();
  expect(whyNotApply(second, run({ state: "FINAL", openEffects: 1 }))?.code).toBe("OPEN_EFFECTS");
  const applied = run({ state: "APPLIED", finalBy: "second" });
  expect(whyNotPublish(first, applied)).toBeNull();
  expect(whyNotPublish(second, applied)?.code).toBe("SAME_PERSON");
  expect(whyNotPublish(first, run({ state: "FINAL", finalBy: "second" }))?.code).toBe("RUN_MOVED");
});

it("is objected to once, in the window, and decided by who did not compute it", () => {
  expect(whyNotObjectToResult(run(), false, before)).toBeNull();
  expect(whyNotObjectToResult(run(), true, before)?.code).toBe("OBJECTED_ALREADY");
  expect(whyNotObjectToResult(run(), false, due)?.code).toBe("WINDOW_OVER");
  const objection = { state: "OPEN", subjectPersonId: "expert" } as const;
  expect(whyNotDecideResultObjection(second, run(), objection)).toBeNull();
  expect(whyNotDecideResultObjection(first, run(), objection)?.code).toBe("SAME_PERSON");
  expect(whyNotDecideResultObjection(officer("expert"), run(), objection)?.code).toBe("OWN_EVENT");
});

it("has its effects carried out after it is final, and by nobody about herself", () => {
  const effect = { state: "PLANNED", decisionId: null, subjectPersonId: "expert" };
  expect(whyNotCarryOut(first, { state: "FINAL" }, effect)).toBeNull();
  expect(whyNotCarryOut(first, { state: "NOTIFIED" }, effect)?.code).toBe("RUN_MOVED");
  expect(whyNotCarryOut(officer("expert"), { state: "FINAL" }, effect)?.code).toBe("OWN_EVENT");
  expect(whyNotCarryOut(first, { state: "FINAL" }, { ...effect, decisionId: "d" })?.code).toBe(
    "DECISION_PENDING",
  );
});
