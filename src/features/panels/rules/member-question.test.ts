import type { UserActor } from "../../../platform/actor";
import { consequenceFor, decideBy, suggestionFor, whyNotDecideQuestion } from "./member-question";

const now = new Date("2026-11-23T02:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const policy = { "membership.question_window": "PT24H", "draw.min_lead": "PT24H" };

describe("the time to decide", () => {
  it.each([
    [200, 24, "the policy's window when the meeting is far"],
    [40, 16, "so that a replacement can still be drawn"],
    [24, 0, "at once when the lead is just reached"],
    [3, 0, "at once when the lead has passed"],
  ])("of a meeting in %d hours is %d: %s", (meeting, expected) => {
    expect(decideBy(now, hours(meeting), policy)).toEqual(hours(expected));
  });
});

describe("a seat", () => {
  const seat = { accepted: true, formed: true, conflict: false, cause: null, answered: false } as const;
  it("stays while nothing is wrong", () => expect(consequenceFor(seat)).toBe("STAY"));
  it("ends by a conflict of interest, whatever else holds", () => {
    for (const accepted of [true, false])
      for (const formed of [true, false])
        for (const answered of [true, false])
          expect(consequenceFor({ accepted, formed, answered, conflict: true, cause: "SUSPENDED" })).toBe(
            "END",
          );
  });
  it("of a formed panel is a question for the station, once", () => {
    for (const cause of ["SUSPENDED", "TERM_EXPIRED", "RESIGNED", "REMOVED", "DECEASED"] as const) {
      expect(consequenceFor({ ...seat, cause })).toBe("ASK");
      expect(consequenceFor({ ...seat, cause, answered: true })).toBe("STAY");
    }
  });
  it("before the panel stands ends at once, but a term is served out", () => {
    for (const cause of ["SUSPENDED", "RESIGNED", "REMOVED", "DECEASED"] as const)
      expect(consequenceFor({ ...seat, formed: false, cause })).toBe("END");
    expect(consequenceFor({ ...seat, formed: false, cause: "TERM_EXPIRED" })).toBe("STAY");
    // Kept by the station, then somebody else left: the answer holds.
    expect(consequenceFor({ ...seat, formed: false, cause: "SUSPENDED", answered: true })).toBe("STAY");
  });
  it("not accepted yet ends with any loss of standing", () => {
    for (const cause of ["SUSPENDED", "TERM_EXPIRED", "REMOVED"] as const)
      expect(consequenceFor({ ...seat, accepted: false, formed: false, cause })).toBe("END");
  });
  it("is replaced by default, but at the end of a term kept", () => {
    expect(suggestionFor("SUSPENDED")).toBe("REPLACE");
    expect(suggestionFor("TERM_EXPIRED")).toBe("KEEP");
  });
});

describe("deciding", () => {
  const station = { kind: "user", role: "regulator", post: "station", personId: "p1" } as UserActor;
  const question = {
    state: "OPEN",
    cause: "SUSPENDED",
    personId: "p2",
    meetingFrom: hours(48),
  } as const;
  it("is for the station alone, and never about oneself", () => {
    expect(whyNotDecideQuestion(station, question, "KEEP", now)).toBeNull();
    expect(whyNotDecideQuestion({ ...station, post: "bureau" }, question, "KEEP", now)?.code).toBe(
      "STATION_ONLY",
    );
    expect(whyNotDecideQuestion({ ...station, personId: "p2" }, question, "KEEP", now)?.code).toBe(
      "OWN_QUESTION",
    );
  });
  it("is over once decided or once the meeting has begun", () => {
    expect(whyNotDecideQuestion(station, { ...question, state: "KEPT" }, "KEEP", now)?.code).toBe(
      "QUESTION_CLOSED",
    );
    expect(whyNotDecideQuestion(station, { ...question, meetingFrom: now }, "KEEP", now)?.code).toBe(
      "MEETING_BEGUN",
    );
  });
  it("cannot keep the dead", () => {
    const dead = { ...question, cause: "DECEASED" } as const;
    expect(whyNotDecideQuestion(station, dead, "KEEP", now)?.code).toBe("CANNOT_KEEP");
    expect(whyNotDecideQuestion(station, dead, "REPLACE", now)).toBeNull();
  });
});
