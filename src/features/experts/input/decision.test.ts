import { proposalInput, readTerms, termsInput, verdictInput } from "./decision";

const given = { number: "QD000017", document: "青市监督〔2026〕12号" };
const faults = (read: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }) =>
  read.error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("the terms of a decision", () => {
  it("keep what belongs to their kind alone", () => {
    const all = { ...given, from: "2026-11-23", to: "2026-12-01", banUntil: "2029-11-23" };
    expect(readTerms({ ...all, kind: "SUSPEND" })).toMatchObject({ from: "2026-11-23", banUntil: null });
    expect(readTerms({ ...all, kind: "REMOVE" })).toMatchObject({ from: null, to: null });
    expect(readTerms({ ...all, kind: "DECEASED" })).toMatchObject({ from: null, to: null, banUntil: null });
  });
  it("name the field that is wrong", () => {
    expect(faults(termsInput.safeParse({ ...given, kind: "SUSPEND" }))).toEqual(["from"]);
    expect(faults(termsInput.safeParse({ ...given, kind: "REMOVE" }))).toEqual(["banUntil"]);
    expect(
      faults(termsInput.safeParse({ ...given, kind: "SUSPEND", from: "2026-11-23", to: "2026-11-22" })),
    ).toEqual(["to"]);
    expect(faults(termsInput.safeParse({ ...given, kind: "SUSPEND", from: "2026-02-30" }))).toEqual(["from"]);
    expect(faults(termsInput.safeParse({ number: "QD000017", kind: "LIFT" }))).toEqual(["document"]);
    expect(readTerms({ ...given, kind: "PRAISE" })).toBeNull();
    expect(readTerms({ ...given, number: "17", kind: "LIFT" })).toBeNull();
  });
  it("need a reason to be proposed, and a refusal one as well", () => {
    expect(faults(proposalInput.safeParse({ ...given, kind: "LIFT", reason: " " }))).toEqual(["reason"]);
    const decisionId = "11111111-1111-4111-8111-111111111111";
    expect(faults(verdictInput.safeParse({ decisionId, decision: "refuse", reason: "" }))).toEqual([
      "reason",
    ]);
    expect(faults(verdictInput.safeParse({ decisionId, decision: "confirm" }))).toEqual([]);
    expect(faults(verdictInput.safeParse({ decisionId, reason: "" }))).toEqual(["decision"]);
  });
});
