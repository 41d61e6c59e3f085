import type { UserActor } from "@/platform/actor";
import {
  appealUntil,
  type EventFacts,
  whyNotAppeal,
  whyNotCancel,
  whyNotConfirm,
  whyNotDecideAppeal,
  whyNotDecideObjection,
  whyNotNotify,
  whyNotObject,
  whyNotWithdraw,
} from "./event";

const due = new Date("2026-12-07T16:00:00Z");
const before = new Date(due.getTime() - 1);
const event = (changes: Partial<EventFacts> = {}): EventFacts => ({
  state: "NOTIFIED",
  source: "MANUAL",
  proposedBy: "proposer",
  decidedBy: null,
  objectionDueAt: due,
  confirmedAt: null,
  reversedAt: null,
  subjectPersonId: "subject",
  documents: 1,
  ...changes,
});
const officer = (personId: string, post: UserActor["post"] = "station"): UserActor => ({
  kind: "user",
  id: `account of ${personId}`,
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
const other = officer("other");

describe("two people", () => {
  const acts = {
    confirm: (actor: UserActor) => whyNotConfirm(actor, event(), due),
    cancel: (actor: UserActor) => whyNotCancel(actor, event()),
    decide: (actor: UserActor) => whyNotDecideObjection(actor, event({ state: "OBJECTED" })),
  };
  it.each(Object.entries(acts))("%s", (_, act) => {
    expect(act(other)).toBeNull();
    expect(act(officer("proposer"))?.code).toBe("SAME_PERSON");
    expect(act(officer("subject"))?.code).toBe("OWN_EVENT");
    expect(act(officer("other", "bureau"))?.code).toBe("STATION_ONLY");
    expect(act(officer("other", "district"))?.code).toBe("STATION_ONLY");
  });

  it("tell and take back as the one who proposed", () => {
    const proposed = event({ state: "PROPOSED", objectionDueAt: null });
    expect(whyNotNotify(officer("proposer"), proposed)).toBeNull();
    expect(whyNotNotify(officer("proposer"), { ...proposed, documents: 0 })?.code).toBe("NO_DOCUMENT");
    expect(whyNotNotify(other, proposed)?.code).toBe("NOT_PROPOSER");
    expect(whyNotNotify(officer("proposer"), event())?.code).toBe("CREDIT_MOVED");
    expect(whyNotWithdraw(officer("proposer"), proposed)).toBeNull();
    expect(whyNotWithdraw(other, proposed)?.code).toBe("NOT_PROPOSER");
    // What the platform recorded has no proposer who could.
    expect(whyNotWithdraw(officer("null"), { ...proposed, proposedBy: null })?.code).toBe("NOT_PROPOSER");
  });
});

describe("the window", () => {
  it("is open until its end, and nothing is confirmed in it", () => {
    expect(whyNotObject(event(), before)).toBeNull();
    expect(whyNotObject(event(), due)?.code).toBe("WINDOW_OVER");
    expect(whyNotConfirm(other, event(), before)?.code).toBe("WINDOW_OPEN");
    expect(whyNotConfirm(other, event(), due)).toBeNull();
  });

  it("takes one objection", () => {
    expect(whyNotObject(event({ state: "OBJECTED" }), before)?.code).toBe("OBJECTED_ALREADY");
    expect(whyNotConfirm(other, event({ state: "OBJECTED" }), due)?.code).toBe("CREDIT_MOVED");
    expect(whyNotDecideObjection(other, event())?.code).toBe("CREDIT_MOVED");
  });
});

describe("an appeal", () => {
  const confirmedAt = new Date("2026-12-08T01:00:00Z");
  const confirmed = {
    ...event({ state: "CONFIRMED", confirmedAt, decidedBy: "other" }),
    appealed: false,
    points: -5,
  };

  it("is open for the policy's days", () => {
    const end = appealUntil(confirmedAt, 60);
    expect(end.toISOString()).toBe("2027-02-06T16:00:00.000Z");
    expect(whyNotAppeal(confirmed, new Date(end.getTime() - 1), 60)).toBeNull();
    expect(whyNotAppeal(confirmed, end, 60)?.code).toBe("APPEAL_OVER");
  });

  it("is one, against what counts and harms", () => {
    expect(whyNotAppeal({ ...confirmed, appealed: true }, confirmedAt, 60)?.code).toBe("APPEALED_ALREADY");
    expect(whyNotAppeal({ ...confirmed, points: 1 }, confirmedAt, 60)?.code).toBe("IN_FAVOUR");
    expect(whyNotAppeal({ ...confirmed, reversedAt: confirmedAt }, confirmedAt, 60)?.code).toBe(
      "CREDIT_MOVED",
    );
    expect(whyNotAppeal({ ...confirmed, state: "NOTIFIED" }, confirmedAt, 60)?.code).toBe("CREDIT_MOVED");
  });

  it("is heard by somebody of the bureau who had no part in it", () => {
    const open = { state: "OPEN" } as const;
    expect(whyNotDecideAppeal(officer("third", "bureau"), open, confirmed)).toBeNull();
    expect(whyNotDecideAppeal(officer("third"), open, confirmed)?.code).toBe("BUREAU_ONLY");
    for (const one of ["proposer", "other"])
      expect(whyNotDecideAppeal(officer(one, "bureau"), open, confirmed)?.code).toBe("SAME_PERSON");
    expect(whyNotDecideAppeal(officer("subject", "bureau"), open, confirmed)?.code).toBe("OWN_EVENT");
    expect(whyNotDecideAppeal(officer("third", "bureau"), { state: "GRANTED" }, confirmed)?.code).toBe(
      "APPEAL_CLOSED",
    );
  });
});
