import type { InspectionState } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import {
  whyNotCheck,
  whyNotClose,
  whyNotDemand,
  whyNotEscalate,
  whyNotInspect,
  whyNotRecord,
  whyNotReply,
  whyNotStart,
} from "./policy";

const regulator = (post: UserActor["post"], jurisdiction = "370212", personId = "one"): UserActor => ({
  kind: "user",
  id: personId,
  personId,
  name: "检查员",
  role: "regulator",
  organizationId: null,
  organizationName: null,
  rights: null,
  expertId: null,
  post,
  jurisdiction,
});
const district = regulator("district");
const row = (state: InspectionState, body = "370212") => ({ state, body });

it("is done by districts and the station, each for its own lists", () => {
  expect(whyNotInspect(district)).toBeNull();
  expect(whyNotInspect(regulator("station", "370200"))).toBeNull();
  expect(whyNotInspect(regulator("bureau", "370200"))?.code).toBe("NOT_INSPECTING");
  expect(whyNotInspect({ ...district, role: "contractor" })?.code).toBe("NOT_INSPECTING");
  expect(whyNotRecord(regulator("station", "370200"), row("ON_SITE"))?.code).toBe("OTHER_BODY");
});

it("goes step by step", () => {
  const steps = [
    [whyNotRecord, "ON_SITE"],
    [whyNotDemand, "FINDINGS"],
    [whyNotCheck, "RESUBMITTED"],
    [whyNotClose, "VERIFIED"],
    [whyNotEscalate, "RECTIFY"],
  ] as const;
  for (const [why, state] of steps) {
    expect(why(district, row(state))).toBeNull();
    expect(why(district, row("CLOSED"))?.code).toBe("NOT_NOW");
  }
});

it("lets only the drawn begin what was drawn", () => {
  const drawn = { ...row("LIST_EXPORTED"), team: ["one", "two"] };
  expect(whyNotStart(district, drawn)).toBeNull();
  expect(whyNotStart(regulator("district", "370212", "three"), drawn)?.code).toBe("NOT_DRAWN");
  expect(whyNotStart(district, { ...drawn, team: [] })?.code).toBe("NO_TEAM");
  expect(whyNotStart(regulator("district", "370212", "three"), { ...drawn, team: null })).toBeNull();
});

it("takes replies until they are checked", () => {
  expect(whyNotReply({ state: "RECTIFY" })).toBeNull();
  expect(whyNotReply({ state: "ESCALATED" })).toBeNull();
  expect(whyNotReply({ state: "RESUBMITTED" })?.code).toBe("NOT_NOW");
});
