import {
  daysOf,
  type Employed,
  whyNotCancelLeave,
  whyNotChangeEmployment,
  whyNotSetPreferences,
  whyNotTakeLeave,
} from "./membership";

const today = "2026-11-25";

describe("whyNotTakeLeave", () => {
  const ask = (from: string, to: string, others: { from: string; to: string }[] = []) =>
    whyNotTakeLeave({ from, to, today, longest: 180, others })?.code ?? null;

  it("counts both ends, over leap days too", () => {
    expect(daysOf("2028-02-28", "2028-03-01")).toBe(3);
    expect(daysOf(today, today)).toBe(1);
  });
  it.each([
    [today, today, null],
    ["2026-11-24", "2026-12-01", "LEAVE_IN_PAST"],
    ["2026-12-02", "2026-12-01", "LEAVE_ORDER"],
    [today, "2027-05-23", null],
    [today, "2027-05-24", "LEAVE_TOO_LONG"],
  ])("%s to %s: %s", (from, to, code) => expect(ask(from, to)).toBe(code));
  it("refuses a shared day and takes neighbours", () => {
    const others = [{ from: "2026-12-10", to: "2026-12-20" }];
    expect(ask("2026-12-20", "2026-12-25", others)).toBe("LEAVE_OVERLAPS");
    expect(ask("2026-12-01", "2026-12-10", others)).toBe("LEAVE_OVERLAPS");
    expect(ask("2026-12-21", "2026-12-25", others)).toBeNull();
    expect(ask("2026-12-01", "2026-12-09", others)).toBeNull();
  });
  it("lets today's last day be given up, not yesterday's", () => {
    expect(whyNotCancelLeave({ to: today }, today)).toBeNull();
    expect(whyNotCancelLeave({ to: "2026-11-24" }, today)?.code).toBe("LEAVE_OVER");
  });
});

describe("whyNotChangeEmployment", () => {
  const main: Employed = { id: "m", organizationId: "A", main: true, from: "2015-01-01", to: null };
  const side: Employed = { id: "s", organizationId: "B", main: false, from: "2020-01-01", to: null };
  const ask = (change: Partial<Parameters<typeof whyNotChangeEmployment>[0]>) =>
    whyNotChangeEmployment({ today, current: [main, side], leaves: null, joins: null, ...change })?.code ??
    null;
  const to = (organizationId: string | null, more = {}) => ({
    organizationId,
    from: today,
    main: true,
    ...more,
  });

  it("moves from one employer to another at once", () => {
    expect(ask({ leaves: { employmentId: "m", lastDay: today }, joins: to("C") })).toBeNull();
    expect(ask({ leaves: { employmentId: "m", lastDay: today }, joins: to(null) })).toBeNull();
  });
  it.each([
    ["tomorrow's leaving", { leaves: { employmentId: "m", lastDay: "2026-11-26" } }, "LEAVES_LATER"],
    [
      "a day before the first",
      { leaves: { employmentId: "m", lastDay: "2014-12-31" } },
      "LEFT_BEFORE_JOINED",
    ],
    ["what is not there", { leaves: { employmentId: "x", lastDay: today } }, "EMPLOYMENT_CHANGED"],
    ["tomorrow's joining", { joins: to("C", { main: false, from: "2026-11-26" }) }, "JOINS_LATER"],
    ["the same unit", { leaves: { employmentId: "m", lastDay: today }, joins: to("A") }, "SAME_UNIT"],
    ["a unit she works for", { joins: to("B", { main: false }) }, "EMPLOYED_THERE"],
    ["a second main employer", { joins: to("C") }, "MAIN_EMPLOYER_STANDS"],
    ["a part-time unit", { joins: to("C", { main: false }) }, null],
    ["retiring", { leaves: { employmentId: "m", lastDay: today } }, null],
  ])("%s", (_, change, code) => expect(ask(change)).toBe(code));
  it("does not count an employer left today among those who stay", () => {
    expect(ask({ current: [{ ...main, to: today }], joins: to("A") })).toBeNull();
  });
});

describe("whyNotSetPreferences", () => {
  it("keeps the policy's cap and one day a week", () => {
    const ask = (monthlyCap: number | null, daysOff: number[]) =>
      whyNotSetPreferences({ monthlyCap, policyCap: 8, daysOff })?.code ?? null;
    expect(ask(null, [])).toBeNull();
    expect(ask(8, [6, 7])).toBeNull();
    expect(ask(9, [])).toBe("CAP_ABOVE_POLICY");
    expect(ask(null, [1, 2, 3, 4, 5, 6, 7])).toBe("NO_DAY_LEFT");
  });
});
