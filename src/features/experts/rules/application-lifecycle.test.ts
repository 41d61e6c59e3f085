import { applicationStates } from "@/db/schema";
import {
  applicationLifecycle,
  closedApplicationStates,
  isWritable,
  nextState,
  statesBefore,
} from "./application-lifecycle";

const events = [
  "submit",
  "withdraw",
  "passCheck",
  "return",
  "lapse",
  "publish",
  "reject",
  "object",
  "uphold",
  "dismiss",
  "approve",
] as const;

describe("D1", () => {
  it("knows every state of the table and no other", () => {
    expect(Object.keys(applicationLifecycle).sort()).toEqual([...applicationStates].sort());
  });

  it("leads from a draft to every state, and to none outside", () => {
    const reached = new Set<string>(["DRAFT"]);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const state of applicationStates) {
        if (!reached.has(state)) continue;
        for (const event of events) {
          const next = nextState(state, event);
          if (next) reached.add(next);
        }
      }
    }
    expect([...reached].sort()).toEqual([...applicationStates].sort());
  });

  it("can be withdrawn from every state before the appointment, and from none after", () => {
    expect(statesBefore("withdraw").sort()).toEqual(
      applicationStates.filter((state) => !closedApplicationStates.includes(state)).sort(),
    );
  });

  it("ends in four ways", () => {
    expect([...closedApplicationStates].sort()).toEqual(["APPROVED", "LAPSED", "REJECTED", "WITHDRAWN"]);
  });

  it("is its applicant's to write while it is a draft or was returned", () => {
    expect(applicationStates.filter(isWritable)).toEqual(["DRAFT", "RETURNED"]);
  });

  it("appoints nobody past the publicity", () => {
    expect(statesBefore("approve")).toEqual(["PUBLICITY"]);
  });
});
