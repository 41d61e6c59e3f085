import { grantState, periodFaults } from "./grant-period";

describe("the days of a grant", () => {
  it("begin today at the earliest and last two years at most", () => {
    expect(periodFaults("2026-11-25", "2028-11-24", "2026-11-25")).toEqual({});
    expect(periodFaults("2026-11-25", "2026-11-25", "2026-11-25")).toEqual({});
    expect(periodFaults("2026-11-25", "2028-11-25", "2026-11-25")).toHaveProperty("validTo");
    expect(periodFaults("2026-11-24", "2027-01-01", "2026-11-25")).toHaveProperty("validFrom");
    expect(periodFaults("2026-11-26", "2026-11-25", "2026-11-25")).toHaveProperty("validTo");
    expect(periodFaults("2028-02-29", "2030-02-28", "2028-01-01")).toEqual({});
    expect(periodFaults("2028-02-29", "2030-03-01", "2028-01-01")).toHaveProperty("validTo");
  });

  it("say with its answers how it stands", () => {
    const grant = { validFrom: "2026-01-01", validTo: "2026-12-31", acceptedAt: null, endedAt: null };
    const at = new Date(0);
    expect(grantState(grant, "2026-06-01")).toBe("PENDING");
    expect(grantState({ ...grant, acceptedAt: at }, "2026-12-31")).toBe("ACTIVE");
    expect(grantState({ ...grant, acceptedAt: at }, "2025-12-31")).toBe("COMING");
    expect(grantState({ ...grant, acceptedAt: at }, "2027-01-01")).toBe("EXPIRED");
    expect(grantState({ ...grant, acceptedAt: at, endedAt: at }, "2026-06-01")).toBe("ENDED");
  });
});
