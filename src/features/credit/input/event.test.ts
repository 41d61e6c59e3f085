import { confirmInput, eventsInput, proposalInput, suspensionInput } from "./event";

const id = "00000000-0000-4000-8000-000000000001";
const errors = (parsed: { success: boolean; error?: { issues: readonly { path: PropertyKey[] }[] } }) =>
  parsed.success ? [] : (parsed.error?.issues.map(({ path }) => path.join(".")) ?? []);
const proposal = {
  about: "expert",
  subject: "qd000017",
  kind: "REPORT_ERROR",
  occurredOn: "2026-11-30",
  caseNumber: "",
  statement: "经核查属实",
  document: "青市监督〔2026〕12号",
};

describe("a proposal by hand", () => {
  it("takes what is typed carelessly", () => {
    expect(proposalInput.parse(proposal)).toMatchObject({ subject: "QD000017", caseNumber: "" });
    const unit = { ...proposal, about: "unit", subject: "９1370200ma3c0000x1", kind: "STARTED_EARLY" };
    expect(proposalInput.parse(unit).subject).toBe("91370200MA3C0000X1");
  });

  it.each([
    [{ subject: "QD17" }, ["subject"]],
    [{ about: "unit" }, ["subject", "kind"]],
    [{ kind: "BYPASSED_PLATFORM" }, ["kind"]],
    [{ kind: "NO_SHOW" }, ["kind"]],
    [{ occurredOn: "2026-02-30" }, ["occurredOn"]],
    [{ statement: "  " }, ["statement"]],
    [{ document: "文".repeat(101) }, ["document"]],
    [{ about: "person" }, ["about"]],
  ])("%j is refused beside its field", (change, fields) => {
    expect(errors(proposalInput.safeParse({ ...proposal, ...change }))).toEqual(fields);
  });
});

it("a cancellation says why, a confirmation need not", () => {
  expect(errors(confirmInput.safeParse({ eventId: id, decision: "confirm" }))).toEqual([]);
  expect(errors(confirmInput.safeParse({ eventId: id, decision: "cancel", reason: " " }))).toEqual([
    "reason",
  ]);
  expect(errors(confirmInput.safeParse({ eventId: id, decision: "perhaps" }))).toContain("decision");
});

it("several are one or more, and not without end", () => {
  expect(eventsInput.parse({ eventIds: id }).eventIds).toEqual([id]);
  expect(errors(eventsInput.safeParse({}))).toEqual(["eventIds"]);
  expect(errors(eventsInput.safeParse({ eventIds: Array(101).fill(id) }))).toEqual(["eventIds"]);
});

it("a suspension begins, and ends not before it began", () => {
  const terms = { eventId: id, from: "2026-12-01", to: "", document: "文号", reason: "事实" };
  expect(suspensionInput.parse(terms).to).toBeNull();
  expect(errors(suspensionInput.safeParse({ ...terms, from: "" }))).toEqual(["from"]);
  expect(errors(suspensionInput.safeParse({ ...terms, to: "2026-11-30" }))).toEqual(["to"]);
});
