import { caseStates } from "@/db/schema";
import { caseWay } from "./case-way";

const nothing = { admittedAt: null, frozenAt: null, panelFormedAt: null, concludedAt: null };
const text = (reviewed: Parameters<typeof caseWay>[0]) =>
  caseWay(reviewed)
    .map(({ state }) => state[0])
    .join("");

describe("the way of a case", () => {
  it("has one place at most where it stands, everything before it done and everything after it to do", () => {
    for (const state of caseStates) expect(text({ ...nothing, state })).toMatch(/^d*[nb]?t*$/);
  });

  it("is through once it is approved", () => {
    expect(text({ ...nothing, state: "APPROVED" })).toBe("ddddddddd");
  });

  it("stops where an ended case stood", () => {
    const at = new Date("2026-11-30T00:00:00Z");
    expect(text({ ...nothing, state: "CANCELLED" })).toBe("dbttttttt");
    expect(text({ ...nothing, admittedAt: at, frozenAt: at, state: "CANCELLED" })).toBe("dddbttttt");
    expect(text({ ...nothing, concludedAt: at, state: "CLOSED_SUPERSEDED" })).toBe("dddddddbt");
    expect(text({ ...nothing, state: "CLOSED_FAIL" })).toBe("dddddddbt");
  });
});
