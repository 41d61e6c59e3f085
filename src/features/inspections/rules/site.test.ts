import { planSeen, type SiteObservation, startedEarly, versionDiffers } from "./site";

const seen = (over: Partial<SiteObservation> = {}): SiteObservation => ({
  begunOn: "2026-11-20",
  plan: "SAME",
  planSha256: null,
  ...over,
});
const approved = { approvedOn: "2026-11-21", sha256: "a".repeat(64) };
const never = { approvedOn: null, sha256: null };

describe("work begun early", () => {
  it("is before the day of the permission, or without one", () => {
    expect(startedEarly(seen(), approved)).toBe(true);
    expect(startedEarly(seen(), never)).toBe(true);
  });
  it("is not on the day itself, nor where nothing has begun", () => {
    expect(startedEarly(seen({ begunOn: "2026-11-21" }), approved)).toBe(false);
    expect(startedEarly(seen({ begunOn: null }), never)).toBe(false);
  });
});

describe("the plan on site", () => {
  it("is what its hash says, whatever was ticked", () => {
    expect(planSeen(seen({ plan: "SAME", planSha256: "b".repeat(64) }), approved)).toBe("DIFFERENT");
    expect(planSeen(seen({ plan: "DIFFERENT", planSha256: "a".repeat(64) }), approved)).toBe("SAME");
    expect(planSeen(seen({ plan: "DIFFERENT" }), approved)).toBe("DIFFERENT");
  });
  it("differs only where one builds by a permission", () => {
    expect(versionDiffers(seen({ plan: "DIFFERENT" }), approved)).toBe(true);
    expect(versionDiffers(seen({ plan: "NONE" }), approved)).toBe(true);
    expect(versionDiffers(seen({ plan: "NOT_CHECKED" }), approved)).toBe(false);
    expect(versionDiffers(seen({ plan: "DIFFERENT", begunOn: null }), approved)).toBe(false);
    expect(versionDiffers(seen({ plan: "NONE" }), never)).toBe(false);
  });
});
