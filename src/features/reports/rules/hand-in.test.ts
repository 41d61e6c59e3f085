import fc from "fast-check";
import {
  addDays,
  calendarOf,
  dateAt,
  instantOf,
  reportDeadline,
  stateCouncilHolidays,
} from "@/features/rulebook";
import { checkCodeOf, compareHandIn, findings, plainCode, timelinessOf } from "./hand-in";
import { dueReminder, remindersOf } from "./reminders";

const calendar = calendarOf(stateCouncilHolidays);
const grace = 15 * 60_000;
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays("2025-01-10", days));
const seconds = fc.integer({ min: -5 * 86_400, max: 5 * 86_400 });
const later = (at: Date, by: number) => new Date(at.getTime() + by * 1000);

describe("in time or late", () => {
  it("is decided by the hand-in, with grace for what was begun in time alone", () => {
    fc.assert(
      fc.property(day, seconds, seconds, seconds, (endDate, handed, one, two) => {
        const { dueAt, dueDate } = reportDeadline(endDate, calendar);
        expect(dueAt).toEqual(instantOf(addDays(dueDate, 1)));
        expect(dueDate >= addDays(endDate, 3)).toBe(true);
        const handedInAt = later(dueAt, handed);
        const startedAt = [later(dueAt, Math.min(one, handed)), later(dueAt, Math.min(two, handed))];
        const said = timelinessOf({ dueAt, handedInAt, startedAt, graceMs: grace });
        const begun = startedAt.every((at) => dateAt(at) <= dueDate);
        expect(said === "ON_TIME").toBe(dateAt(handedInAt) <= dueDate);
        if (said === "IN_GRACE") expect(begun && handed * 1000 < grace).toBe(true);
        if (said === "LATE") expect(begun && handed * 1000 < grace).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [-1, -1, "ON_TIME"],
    [0, -1, "IN_GRACE"],
    [899, -1, "IN_GRACE"],
    [900, -1, "LATE"],
    [1, 0, "LATE"],
  ] as const)("at %i s after the deadline, begun at %i s: %s", (handed, begun, said) => {
    const dueAt = instantOf("2026-11-27");
    expect(
      timelinessOf({
        dueAt,
        handedInAt: later(dueAt, handed),
        startedAt: [later(dueAt, begun)],
        graceMs: grace,
      }),
    ).toBe(said);
  });

  it("rolls over the National Day holiday (民法典 203)", () => {
    expect(reportDeadline("2026-09-29", calendar).dueDate).toBe("2026-10-08");
  });
});

describe("reminders", () => {
  it("come on mornings before the deadline, each kind once, the last on the last day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 10 }), seconds, (endDate, days, at) => {
        const { dueDate, dueAt } = reportDeadline(endDate, calendar, days);
        const all = remindersOf(endDate, dueDate);
        expect(new Set(all.map(({ template }) => template)).size).toBe(all.length);
        expect(all.map((one) => one.at)).toEqual(
          [...all.map((one) => one.at)].sort((a, b) => a.getTime() - b.getTime()),
        );
        expect(all.every((one) => one.at > instantOf(addDays(endDate, 1)) && one.at < dueAt)).toBe(true);
        expect(all.at(-1)).toEqual({ template: "reportDueLast", at: instantOf(dueDate, 540) });
        const now = later(dueAt, at);
        const due = dueReminder({ meetingEndDate: endDate, dueDate, dueAt }, now);
        if (due) expect(due.at <= now && now < dueAt).toBe(true);
        if (now >= dueAt) expect(due).toBeNull();
      }),
    );
  });

  it("of three plain days are three", () => {
    expect(remindersOf("2026-11-23", "2026-11-26").map(({ at }) => at.toISOString())).toEqual([
      "2026-11-24T01:00:00.000Z",
      "2026-11-25T01:00:00.000Z",
      "2026-11-26T01:00:00.000Z",
    ]);
  });
});

describe("paper and record", () => {
  const record = {
    attending: ["a", "b"],
    conclusion: "PASS" as const,
    checkCode: "AB12-CD34-EF56-7890",
    pages: 3,
  };
  const alike = {
    signers: ["b", "a"],
    conclusion: "PASS" as const,
    checkCode: "ab12cd34 ef567890",
    pages: 4,
  };

  it("agree whatever the order, the case and the separators", () => {
    expect(compareHandIn(record, alike)).toEqual([]);
    expect(plainCode("ＡＢ12–cd34")).toBe("AB12CD34");
  });

  it.each([
    [{ signers: ["a"] }, "SIGNER_MISSING"],
    [{ signers: ["a", "b", "c"] }, "SIGNER_EXTRA"],
    [{ conclusion: "FAIL" as const }, "CONCLUSION_DIFFERS"],
    [{ checkCode: "AB12" }, "CODE_DIFFERS"],
    [{ pages: 2 }, "PAGES_FEWER"],
  ])("differ by %o: %s", (changes, finding) => {
    expect(compareHandIn(record, { ...alike, ...changes })).toEqual([finding]);
    expect(findings).toContain(finding);
  });

  it("bear a code of 64 bits of the digest", () => {
    expect(checkCodeOf("0123456789abcdef".padEnd(64, "0"))).toBe("0123-4567-89AB-CDEF");
  });
});
