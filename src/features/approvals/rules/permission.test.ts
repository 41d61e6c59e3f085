import { type Candidate, lacksOfApproval, planToApprove, whyNotFollow, whyNotSupersede } from "./permission";

const reviewed = { id: "v1", sha256: "a" };
const newest = { id: "v2", sha256: "b" };
const confirmed = { id: "round", planFileId: "v2", planSha256: "b" };
const conclusions = ["PASS", "PASS_AFTER_REVISION", "FAIL", null] as const;
const every: Candidate[] = conclusions.flatMap((conclusion) =>
  [reviewed, null].flatMap((one) =>
    [confirmed, null].flatMap((two) =>
      [newest, reviewed, null].map((three) => ({
        conclusion,
        reviewed: one,
        confirmed: two,
        newest: three,
      })),
    ),
  ),
);

describe("the file an approval is about", () => {
  it.each([true, false])("is never another than the confirmed one after 修改后通过 (own: %s)", (own) => {
    for (const one of every.filter(({ conclusion }) => conclusion === "PASS_AFTER_REVISION"))
      expect(planToApprove(one, own)?.planSha256).toBe(one.confirmed?.planSha256);
  });

  it("is the reviewed one after 通过, or a declared newer one", () => {
    for (const one of every.filter(({ conclusion }) => conclusion === "PASS")) {
      expect(planToApprove(one, false)?.planFileId).toBe(one.reviewed?.id);
      const own = planToApprove(one, true);
      if (own) expect(own).toMatchObject({ selfRevised: true, planFileId: one.newest?.id });
      if (one.newest?.id === one.reviewed?.id) expect(own).toBeNull();
    }
  });

  it("does not exist after 不通过 or without a conclusion", () => {
    for (const one of every.filter(({ conclusion }) => conclusion === "FAIL" || conclusion === null))
      expect([planToApprove(one, true), planToApprove(one, false)]).toEqual([null, null]);
  });
});

it("names everything that an approval lacks", () => {
  expect(
    lacksOfApproval({
      state: "APPROVAL",
      open: false,
      bound: null,
      companyFile: false,
      subcontractorNeeded: true,
      subcontractorFile: false,
    }),
  ).toHaveLength(3);
});

it("follows only what has ended, and supersedes only what has concluded", () => {
  expect(whyNotFollow("CANCELLED", false)?.code).toBe("NOT_CLOSED");
  expect(whyNotFollow("CANCELLED", true)).toBeNull();
  expect(whyNotFollow("CLOSED_FAIL", true)).toBeNull();
  expect(whyNotFollow("APPROVED", true)?.code).toBe("NOT_CLOSED");
  expect(whyNotSupersede("APPROVED")).toBeNull();
  expect(whyNotSupersede("REVISION")?.code).toBe("CANNOT_SUPERSEDE");
});
