import type { MemberFacts } from "../decisions/queries/list-member-facts";
import { asKnownAt, statusesAt } from "./member-history";

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 10, day, hour));
const nobody: MemberFacts = {
  terms: [],
  specialties: [],
  employments: [],
  suspensions: [],
  departures: [],
  leaves: [],
  preferences: [],
  conduct: [],
};
const term = {
  id: "t",
  expertId: "e",
  termFrom: "2026-11-01",
  termTo: "2026-11-20",
  document: "聘书",
  applicationId: null,
  onboardedAt: at(2),
  letterCode: null,
  recordedAt: at(1, 0),
  supersededAt: null,
};
const suspension = {
  id: "s",
  expertId: "e",
  suspendedFrom: at(5),
  suspendedTo: null,
  reason: "由",
  document: "文",
  decisionId: null,
  recordedAt: at(4),
  liftedAt: at(8),
};
const facts: MemberFacts = { ...nobody, terms: [term], suspensions: [suspension] };
const then = (instant: Date) => statusesAt(asKnownAt(facts, instant), instant);

describe("a member at an instant of the past", () => {
  it.each([
    [at(1), ["NOT_ONBOARDED"], "appointed, undertakings not signed yet"],
    [at(3), [], "nothing stands against her"],
    [at(4, 13), ["TO_BE_SUSPENDED"], "the suspension is recorded and begins tomorrow"],
    [at(6), ["SUSPENDED"], "though it was lifted since"],
    [at(9), [], "lifted"],
    [at(21), ["NOT_IN_TERM"], "the term is over"],
  ])("%j: %j, %s", (instant, expected) => expect(then(instant)).toEqual(expected));

  it("knows nothing that was recorded later", () => {
    expect(asKnownAt(facts, at(3)).suspensions).toEqual([]);
    expect(asKnownAt(facts, at(6)).suspensions[0]?.liftedAt).toBeNull();
    expect(asKnownAt(facts, at(9)).suspensions[0]?.liftedAt).toEqual(at(8));
  });

  it("is on leave on her days, removed from her removal on, also in a renewed term not begun", () => {
    const leave = { id: "l", expertId: "e", leaveFrom: "2026-11-10", leaveTo: "2026-11-11" };
    const gone = { id: "d", expertId: "e", kind: "REMOVED" as const, reason: "由", decisionId: "x" };
    const more: MemberFacts = {
      ...facts,
      leaves: [{ ...leave, recordedAt: at(9), cancelledAt: null }],
      departures: [{ ...gone, departedAt: at(15), banUntil: null, recordedAt: at(15), endedAt: null }],
      terms: [term, { ...term, id: "u", termFrom: "2026-11-20", termTo: "2027-11-20", onboardedAt: null }],
    };
    expect(statusesAt(more, at(10))).toEqual(["ON_LEAVE"]);
    expect(statusesAt(more, at(16))).toEqual(["REMOVED"]);
    expect(statusesAt({ ...more, departures: [] }, at(22))).toEqual(["NOT_ONBOARDED"]);
  });
});
