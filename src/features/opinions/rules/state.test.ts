import fc from "fast-check";
import type { CaseState, OpinionState } from "@/db/schema";
import {
  frozenState,
  hasBegun,
  isOpenToMembers,
  isSubmitted,
  markOf,
  type OpinionFacts,
  whyNotReadPlan,
  whyNotSave,
  whyNotSubmit,
} from "./state";

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 2, 2) + hours * hour);
const facts = (more: Partial<OpinionFacts> = {}): OpinionFacts => ({
  caseState: "PRE_REVIEW",
  invitationState: "ACCEPTED",
  state: "DRAFT",
  meetingFrom: at(100),
  frozen: false,
  ...more,
});

describe("handing in", () => {
  it.each<[string, Partial<OpinionFacts>, number, string | null]>([
    ["a draft before the start", {}, 99, null],
    ["a draft at the very start", {}, 100, null],
    ["a second version before the start", { state: "SUBMITTED" }, 99, null],
    ["a second version from the start on", { state: "SUBMITTED" }, 100, "BEGUN"],
    ["a second version once the panel sits", { state: "SUBMITTED", caseState: "IN_MEETING" }, 99, "BEGUN"],
    ["a late one in the meeting", { caseState: "IN_MEETING" }, 101, null],
    ["after the end", { frozen: true, state: "MISSING" }, 110, "FROZEN"],
    ["while a seat is drawn again", { caseState: "DRAWING" }, 99, "NOT_NOW"],
    ["by who gave the seat up", { invitationState: "WITHDRAWN" }, 99, "NOT_A_MEMBER"],
    ["by who did not come", { invitationState: "NO_SHOW" }, 99, "NOT_A_MEMBER"],
  ])("%s", (_, more, hours, code) => {
    expect(whyNotSubmit(facts(more), at(hours))?.code ?? null).toBe(code);
  });

  it("keeps drafts while a seat is drawn again, and none after the end or without a seat", () => {
    expect(whyNotSave(facts({ caseState: "INVITING" }))).toBeNull();
    expect(whyNotSave(facts({ frozen: true }))?.code).toBe("FROZEN");
    expect(whyNotSave(facts({ invitationState: "RELEASED" }))?.code).toBe("NOT_A_MEMBER");
    expect(whyNotSave(facts({ caseState: "CANCELLED" }))?.code).toBe("NOT_NOW");
  });
});

describe("reading", () => {
  it.each<[CaseState, OpinionFacts["invitationState"], string | null]>([
    ["PANEL_FORMED", "ACCEPTED", "NOT_RELEASED"],
    ["PRE_REVIEW", "ACCEPTED", null],
    ["PRE_REVIEW", "DELIVERED", "NOT_A_MEMBER"],
    ["REVISION", "ATTENDED", null],
    ["APPROVED", "ATTENDED", "NOT_RELEASED"],
    ["CANCELLED", "ACCEPTED", "NOT_RELEASED"],
    ["IN_MEETING", "WITHDRAWN", "NOT_A_MEMBER"],
  ])("%s as %s", (caseState, invitationState, code) => {
    expect(whyNotReadPlan({ caseState, invitationState })?.code ?? null).toBe(code);
  });
});

type Step =
  | { readonly do: "save" | "submit" | "start" | "end"; readonly wait: number }
  | { readonly do: "move"; readonly wait: number; readonly by: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom("save" as const, "submit" as const, "start" as const, "end" as const),
      wait: fc.integer({ min: 0, max: 30 }),
    }),
    fc.record({
      do: fc.constant("move" as const),
      wait: fc.integer({ min: 0, max: 30 }),
      by: fc.integer({ min: -60, max: 60 }),
    }),
  ),
  { maxLength: 25 },
);

/** One member and one meeting; what was marked, and under which due instant. */
function run(list: readonly Step[]) {
  let clock = 0;
  let now = facts({ state: "NOT_STARTED" });
  const marks: { state: OpinionState; dueThen: Date | null; at: Date; sat: boolean }[] = [];
  const seen: OpinionState[] = [now.state];
  for (const step of list) {
    clock += step.wait;
    if (step.do === "move" && now.caseState === "PRE_REVIEW" && !now.frozen) {
      now = { ...now, meetingFrom: at(Math.max(clock + 24, 100 + step.by)) };
    } else if (step.do === "start" && now.caseState === "PRE_REVIEW") {
      now = { ...now, caseState: "IN_MEETING" };
    } else if (step.do === "end" && now.caseState === "IN_MEETING") {
      now = { ...now, caseState: "AWAITING_REPORT", frozen: true, state: frozenState(now.state) };
    } else if (step.do === "save" && whyNotSave(now) === null && now.state === "NOT_STARTED") {
      now = { ...now, state: "DRAFT" };
    } else if (step.do === "submit" && whyNotSubmit(now, at(clock)) === null) {
      const state = markOf(now, at(clock));
      marks.push({ state, dueThen: now.meetingFrom, at: at(clock), sat: now.caseState === "IN_MEETING" });
      now = { ...now, state };
    }
    seen.push(now.state);
  }
  return { now, marks, seen };
}

describe("over random times of handing in, moving, starting and ending", () => {
  it("the mark is that of the first instant it was handed in, whatever moves afterwards", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { now, marks } = run(list);
        const [first] = marks;
        if (!first) return expect(isSubmitted(now.state)).toBe(false);
        const late = first.sat || (first.dueThen !== null && first.dueThen <= first.at);
        expect(now.state).toBe(late ? "SUBMITTED_LATE" : "SUBMITTED");
      }),
      { numRuns: 2000 },
    );
  });

  it("moves only forward, and ends as submitted, late or missing", () => {
    const next: Record<OpinionState, readonly OpinionState[]> = {
      NOT_STARTED: ["NOT_STARTED", "DRAFT", "SUBMITTED", "SUBMITTED_LATE", "MISSING"],
      DRAFT: ["DRAFT", "SUBMITTED", "SUBMITTED_LATE", "MISSING"],
      SUBMITTED: ["SUBMITTED"],
      SUBMITTED_LATE: ["SUBMITTED_LATE"],
      MISSING: ["MISSING"],
    };
    fc.assert(
      fc.property(steps, (list) => {
        const { now, seen } = run(list);
        for (const [at, state] of seen.entries()) {
          const before = seen[at - 1];
          if (before) expect(next[before]).toContain(state);
        }
        if (now.frozen) expect(["SUBMITTED", "SUBMITTED_LATE", "MISSING"]).toContain(now.state);
        else expect(now.state).not.toBe("MISSING");
      }),
      { numRuns: 2000 },
    );
  });

  it("no second version after the time of the meeting has come", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { marks } = run(list);
        for (const { at: when, dueThen, sat } of marks.slice(1)) {
          expect(sat || (dueThen !== null && dueThen <= when)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the seal", () => {
  it("opens when the last is in or the panel sits, and not before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<OpinionState>("NOT_STARTED", "DRAFT", "SUBMITTED", "SUBMITTED_LATE"), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.boolean(),
        (states, started) => {
          const open = isOpenToMembers(states, states.length, started);
          expect(open).toBe(started || !states.some((one) => one === "NOT_STARTED" || one === "DRAFT"));
        },
      ),
    );
    expect(isOpenToMembers(["SUBMITTED"], 5, false)).toBe(false);
    expect(isOpenToMembers([], 0, false)).toBe(false);
  });

  it("begins with the scheduled instant or the sitting itself", () => {
    expect(hasBegun({ caseState: "PRE_REVIEW", meetingFrom: at(1) }, at(1))).toBe(true);
    expect(hasBegun({ caseState: "PRE_REVIEW", meetingFrom: at(1) }, new Date(at(1).getTime() - 1))).toBe(
      false,
    );
    expect(hasBegun({ caseState: "IN_MEETING", meetingFrom: at(9) }, at(1))).toBe(true);
    expect(hasBegun({ caseState: "PRE_REVIEW", meetingFrom: null }, at(1))).toBe(false);
  });
});
