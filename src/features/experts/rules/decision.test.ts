import type { UserActor } from "../../../platform/actor";
import {
  type Proposal,
  whyNotConfirm,
  whyNotKind,
  whyNotPropose,
  whyNotRefuse,
  whyNotWithdraw,
} from "./decision";

const now = new Date("2026-11-23T02:00:00Z");
const officer = (personId: string, post: UserActor["post"] = "station") =>
  ({ kind: "user", role: "regulator", post, personId }) as UserActor;
const member = { personId: "member", departed: null, suspended: false, pending: false } as const;
const proposal: Proposal = {
  state: "PROPOSED",
  kind: "SUSPEND",
  subjectPersonId: "member",
  proposedBy: "first",
  effectiveTo: null,
  documents: 1,
};

describe("who", () => {
  it("proposes: the station, about somebody else, one at a time", () => {
    expect(whyNotPropose(officer("first"), member, "SUSPEND")).toBeNull();
    expect(whyNotPropose(officer("first", "bureau"), member, "SUSPEND")?.code).toBe("STATION_ONLY");
    expect(whyNotPropose(officer("member"), member, "SUSPEND")?.code).toBe("OWN_MEMBERSHIP");
    expect(whyNotPropose(officer("first"), { ...member, pending: true }, "LIFT")?.code).toBe(
      "DECISION_PENDING",
    );
  });
  it("confirms and refuses: another person; withdraws: the proposer", () => {
    expect(whyNotConfirm(officer("second"), proposal, now)).toBeNull();
    expect(whyNotConfirm(officer("first"), proposal, now)?.code).toBe("SAME_PERSON");
    expect(whyNotRefuse(officer("first"), proposal)?.code).toBe("SAME_PERSON");
    expect(whyNotRefuse(officer("member"), proposal)?.code).toBe("OWN_MEMBERSHIP");
    expect(whyNotWithdraw(officer("first"), proposal)).toBeNull();
    expect(whyNotWithdraw(officer("second"), proposal)?.code).toBe("NOT_PROPOSER");
  });
  it("confirms nothing without a document, after its period, or twice", () => {
    const second = officer("second");
    expect(whyNotConfirm(second, { ...proposal, documents: 0 }, now)?.code).toBe("NO_DOCUMENT");
    expect(whyNotConfirm(second, { ...proposal, effectiveTo: "2026-11-22" }, now)?.code).toBe("PERIOD_OVER");
    expect(whyNotConfirm(second, { ...proposal, effectiveTo: "2026-11-23" }, now)).toBeNull();
    expect(whyNotConfirm(second, { ...proposal, state: "CONFIRMED" }, now)?.code).toBe("DECISION_CLOSED");
  });
});

describe("which", () => {
  it.each([
    ["SUSPEND", { departed: null, suspended: true }, "ALREADY_SUSPENDED"],
    ["LIFT", { departed: null, suspended: false }, "NOT_SUSPENDED"],
    ["LIFT", { departed: null, suspended: true }, undefined],
    ["REMOVE", { departed: null, suspended: true }, undefined],
    ["REMOVE", { departed: "RESIGNED", suspended: false }, undefined],
    ["REMOVE", { departed: "REMOVED", suspended: false }, "DEPARTED"],
    ["SUSPEND", { departed: "RESIGNED", suspended: false }, "DEPARTED"],
    ["DECEASED", { departed: null, suspended: false }, undefined],
    ["DECEASED", { departed: "DECEASED", suspended: false }, "DEPARTED"],
  ] as const)("%s of %j: %s", (kind, state, code) => expect(whyNotKind(kind, state)?.code).toBe(code));
});
