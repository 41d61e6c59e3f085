import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { addWorkingDays, dayDeadline, reportDeadline, workingDayDeadline } from "./deadlines";
import { addDuration, addHours, durationMs, formatDuration, isDuration } from "./duration";
import { calendarOf, type HolidayTable, holidayTableSchema, workingDayFrom } from "./holidays";
import { inSendHours, nextSendInstant } from "./send-hours";
import { addDays, dateAt, instantOf, isDate, minuteOfDay, weekday } from "./shanghai";
import { stateCouncilHolidays } from "./state-council";

const calendar = calendarOf(stateCouncilHolidays);
const HOURS = { from: "07:30", to: "21:00" };
const anyInstant = fc.date({
  min: new Date("2024-06-01T00:00:00Z"),
  max: new Date("2026-11-30T00:00:00Z"),
  noInvalidDate: true,
});
const anyDate = anyInstant.map(dateAt);

describe("State Council calendar", () => {
  it.each([
    "2025-01-01",
    "2025-01-28",
    "2025-02-04",
    "2025-04-04",
    "2025-05-05",
    "2025-06-02",
    "2025-10-01",
    "2025-10-06",
    "2025-10-08",
    "2026-01-02",
    "2026-02-15",
    "2026-02-23",
    "2026-04-06",
    "2026-05-05",
    "2026-06-19",
    "2026-09-25",
    "2026-10-07",
    "2026-11-22",
  ])("%s is a rest day", (day) => {
    expect(calendar.isRestDay(day)).toBe(true);
  });

  it.each([
    "2025-01-26",
    "2025-02-08",
    "2025-04-27",
    "2025-09-28",
    "2025-10-11",
    "2026-01-04",
    "2026-02-14",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
  ])("%s is a working weekend", (day) => {
    expect([0, 6]).toContain(weekday(day));
    expect(calendar.isRestDay(day)).toBe(false);
  });

  it("is a valid table, versioned, and says where it ends", () => {
    expect(holidayTableSchema.parse(stateCouncilHolidays)).toEqual(stateCouncilHolidays);
    expect(JSON.parse(JSON.stringify(stateCouncilHolidays))).toEqual(stateCouncilHolidays);
    expect(stateCouncilHolidays.version).toMatch(/^state-council-20\d\d-[0-9a-f]{8}$/);
    expect(calendar.isPublished("2026-12-31")).toBe(true);
    expect(calendar.isPublished("2099-01-01")).toBe(false);
    expect(calendar.isRestDay("2099-01-03")).toBe(weekday("2099-01-03") % 6 === 0);
  });

  it("lets an imported table override single days", () => {
    const local: HolidayTable = {
      version: "local-1",
      source: "市政府通知",
      coveredFrom: "2026-11-01",
      coveredTo: "2026-11-30",
      restDays: ["2026-11-23"],
      workDays: ["2026-11-22"],
    };
    const corrected = calendarOf(stateCouncilHolidays, local);
    expect(corrected.isRestDay("2026-11-23")).toBe(true);
    expect(corrected.isRestDay("2026-11-22")).toBe(false);
    expect(corrected.isRestDay("2026-10-01")).toBe(true);
    expect(corrected.version).toBe(`${stateCouncilHolidays.version}+local-1`);
  });

  it.each([
    [{ restDays: ["2026-02-30"] }],
    [{ restDays: ["2026-03-01"], workDays: ["2026-03-01"] }],
    [{ restDays: ["2027-01-01"] }],
    [{ coveredTo: "2025-01-01" }],
    [{ extra: 1 }],
  ])("refuses a table with %j", (change) => {
    const table = {
      version: "x",
      source: "y",
      coveredFrom: "2026-01-01",
      coveredTo: "2026-12-31",
      restDays: [],
      workDays: [],
    };
    expect(holidayTableSchema.safeParse(table).success).toBe(true);
    expect(holidayTableSchema.safeParse({ ...table, ...change }).success).toBe(false);
  });

  it("gives up when nothing but rest days follow", () => {
    expect(() =>
      workingDayFrom("2026-01-01", { version: "x", isRestDay: () => true, isPublished: () => true }),
    ).toThrow();
  });
});

describe("three days after a meeting", () => {
  it.each([
    // meeting end, due date, rolled from
    ["2025-01-06", "2025-01-09", null],
    ["2025-01-22", "2025-01-26", "2025-01-25"], // Saturday → the working Sunday before Spring Festival
    ["2025-01-23", "2025-01-26", null], // the last day is that working Sunday
    ["2025-01-26", "2025-02-05", "2025-01-29"], // into Spring Festival
    ["2025-02-05", "2025-02-08", null], // a working Saturday
    ["2025-04-24", "2025-04-27", null], // a working Sunday
    ["2025-04-30", "2025-05-06", "2025-05-03"],
    ["2025-05-29", "2025-06-03", "2025-06-01"],
    ["2025-09-28", "2025-10-09", "2025-10-01"],
    ["2025-10-08", "2025-10-11", null], // a working Saturday
    ["2025-12-30", "2026-01-04", "2026-01-02"], // over the year's end onto a working Sunday
    ["2026-02-11", "2026-02-14", null], // a working Saturday
    ["2026-02-12", "2026-02-24", "2026-02-15"],
    ["2026-02-25", "2026-02-28", null], // a working Saturday
    ["2026-04-02", "2026-04-07", "2026-04-05"],
    ["2026-05-06", "2026-05-09", null], // a working Saturday
    ["2026-09-17", "2026-09-20", null], // a working Sunday
    ["2026-09-22", "2026-09-28", "2026-09-25"],
    ["2026-09-30", "2026-10-08", "2026-10-03"],
    ["2026-10-07", "2026-10-10", null], // a working Saturday
    ["2026-11-19", "2026-11-23", "2026-11-22"],
    ["2026-11-22", "2026-11-25", null], // a meeting on a rest day: the start day does not matter
  ])("ended %s → due %s", (ended, due, rolledFrom) => {
    const deadline = reportDeadline(ended, calendar);
    expect(deadline.dueDate).toBe(due);
    expect(deadline.rolledFrom).toBe(rolledFrom);
    expect(deadline.dueAt.toISOString()).toBe(`${due}T16:00:00.000Z`);
    expect(deadline.published).toBe(true);
    expect(deadline.calendarVersion).toBe(calendar.version);
  });

  it("explains the counting in one sentence", () => {
    expect(reportDeadline("2026-11-19", calendar).explanation).toBe(
      "自11月19日（周四）起，当日不计入（民法典第二百零一条），3日至11月22日（周日）届满；届满日为休息日，顺延至11月23日（周一）（民法典第二百零三条）；截止11月23日（周一）24:00。",
    );
    expect(reportDeadline("2098-11-20", calendar).explanation).toContain("放假安排尚未公布");
    expect(reportDeadline("2098-11-20", calendar).published).toBe(false);
  });

  it("holds for every date: never a rest day, never early, never past the first working day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), (start, days) => {
        const { dueDate, dueAt, rolledFrom } = dayDeadline(start, days, calendar);
        const last = addDays(start, days);
        expect(calendar.isRestDay(dueDate)).toBe(false);
        expect(dueDate >= last).toBe(true);
        for (let day = last; day < dueDate; day = addDays(day, 1)) expect(calendar.isRestDay(day)).toBe(true);
        expect(rolledFrom).toBe(dueDate === last ? null : last);
        expect(dateAt(new Date(dueAt.getTime() - 1))).toBe(dueDate);
        expect(dateAt(dueAt)).toBe(addDays(dueDate, 1));
      }),
    );
  });

  it("grows with the start and with the days", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 20 }), (start, days) => {
        const here = dayDeadline(start, days, calendar).dueDate;
        expect(dayDeadline(addDays(start, 1), days, calendar).dueDate >= here).toBe(true);
        expect(dayDeadline(start, days + 1, calendar).dueDate >= here).toBe(true);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d days", (days) => {
    expect(() => dayDeadline("2026-11-22", days, calendar)).toThrow(RangeError);
  });
});

describe("working days", () => {
  it.each([
    ["2025-01-24", 1, "2025-01-26"],
    ["2025-01-27", 1, "2025-02-05"],
    ["2025-02-07", 1, "2025-02-08"],
    ["2025-09-26", 3, "2025-09-30"],
    ["2025-09-30", 3, "2025-10-11"],
    ["2026-02-13", 2, "2026-02-24"],
    ["2026-11-20", 5, "2026-11-27"],
    ["2026-11-22", 1, "2026-11-23"],
  ])("%s + %i → %s", (start, days, due) => {
    expect(addWorkingDays(start, days, calendar)).toBe(due);
    expect(workingDayDeadline(start, days, calendar).dueAt).toEqual(instantOf(addDays(due, 1)));
  });

  it("counts exactly n working days", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 15 }), (start, days) => {
        const due = addWorkingDays(start, days, calendar);
        let working = 0;
        for (let day = addDays(start, 1); day <= due; day = addDays(day, 1)) {
          if (!calendar.isRestDay(day)) working++;
        }
        expect(working).toBe(days);
        expect(calendar.isRestDay(due)).toBe(false);
      }),
    );
  });
});

describe("hours and durations", () => {
  it("runs six hours from the instant, through the night", () => {
    const delivered = new Date("2026-11-22T12:59:59.999Z");
    expect(addHours(delivered, 6).toISOString()).toBe("2026-11-22T18:59:59.999Z");
    expect(addDuration(delivered, "PT6H")).toEqual(addHours(delivered, 6));
  });

  it.each([
    ["PT6H", 21_600_000, "6小时"],
    ["PT15M", 900_000, "15分钟"],
    ["P5D", 432_000_000, "5天"],
    ["P1DT2H30M", 95_400_000, "1天2小时30分钟"],
    ["PT0M", 0, "0分钟"],
    ["PT30S", 30_000, "30秒"],
  ])("reads %s", (text, ms, chinese) => {
    expect(durationMs(text)).toBe(ms);
    expect(formatDuration(text)).toBe(chinese);
  });

  it.each(["", "P", "PT", "P1DT", "6H", "PT-1H", "P1Y", "PT1.5H"])("refuses %j", (text) => {
    expect(isDuration(text)).toBe(false);
    expect(() => durationMs(text)).toThrow(RangeError);
  });
});

describe("send hours 07:30–21:00", () => {
  it.each([
    ["2026-11-22T07:29:59.999+08:00", false, "2026-11-22T07:30:00+08:00"],
    ["2026-11-22T07:30:00+08:00", true, "2026-11-22T07:30:00+08:00"],
    ["2026-11-22T20:59:59.999+08:00", true, "2026-11-22T20:59:59.999+08:00"],
    ["2026-11-22T21:00:00+08:00", false, "2026-11-23T07:30:00+08:00"],
    ["2026-12-31T23:59:59+08:00", false, "2027-01-01T07:30:00+08:00"],
    ["2026-11-22T00:00:00+08:00", false, "2026-11-22T07:30:00+08:00"],
  ])("%s: inside %s, next %s", (at, inside, next) => {
    expect(inSendHours(new Date(at), HOURS)).toBe(inside);
    expect(nextSendInstant(new Date(at), HOURS)).toEqual(new Date(next));
  });

  it("answers an instant inside, not earlier, less than a day off, and is idempotent", () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        const next = nextSendInstant(at, HOURS);
        expect(inSendHours(next, HOURS)).toBe(true);
        expect(next >= at && next.getTime() - at.getTime() <= 10.5 * 3_600_000).toBe(true);
        expect(nextSendInstant(next, HOURS)).toEqual(next);
      }),
    );
  });
});

describe("Shanghai dates", () => {
  it("turn at 16:00 UTC and round-trip", () => {
    expect(dateAt(new Date("2026-11-22T15:59:59.999Z"))).toBe("2026-11-22");
    expect(dateAt(new Date("2026-11-22T16:00:00.000Z"))).toBe("2026-11-23");
    fc.assert(
      fc.property(anyInstant, (at) => {
        const back = instantOf(dateAt(at), minuteOfDay(at));
        expect(at.getTime() - back.getTime()).toBeGreaterThanOrEqual(0);
        expect(at.getTime() - back.getTime()).toBeLessThan(60_000);
      }),
    );
  });

  it.each(["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-11-22T00:00", "2026-00-10"])(
    "%j is no date",
    (text) => {
      expect(isDate(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(RangeError);
    },
  );

  it("agree with Intl on ten years of instants", () => {
    const intl = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
    for (let time = Date.UTC(2020, 0, 1); time < Date.UTC(2030, 0, 1); time += 7 * 3_600_000 + 1234) {
      expect(dateAt(new Date(time))).toBe(intl.format(new Date(time)));
    }
  });
});

describe("process time zone", () => {
  const program = `
    import { reportDeadline, addWorkingDays } from "./src/features/rulebook/calendar/deadlines";
    import { calendarOf } from "./src/features/rulebook/calendar/holidays";
    import { stateCouncilHolidays } from "./src/features/rulebook/calendar/state-council";
    import { nextSendInstant } from "./src/features/rulebook/calendar/send-hours";
    import { addDays, dateAt } from "./src/features/rulebook/calendar/shanghai";
    import { formatDeadline, formatInstantExactly } from "./src/features/rulebook/format";
    const calendar = calendarOf(stateCouncilHolidays);
    const lines = [];
    for (let day = "2025-01-01"; day < "2026-12-20"; day = addDays(day, 1)) {
      const due = reportDeadline(day, calendar);
      const at = new Date(due.dueAt.getTime() + lines.length * 61_000);
      lines.push([due.explanation, due.dueAt.toISOString(), formatDeadline(due.dueAt), addWorkingDays(day, 3, calendar),
        nextSendInstant(at, { from: "07:30", to: "21:00" }).toISOString(), formatInstantExactly(at), dateAt(at)].join("|"));
    }
    process.stdout.write(String(new Date(2026, 6, 1).getTimezoneOffset()) + "\\n" + lines.join("\\n"));
  `;

  function runUnder(zone: string): { offset: string; lines: string } {
    const run = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module"], {
      input: program,
      encoding: "utf8",
      env: { ...process.env, TZ: zone, NODE_OPTIONS: "" },
    });
    if (run.status !== 0) throw new Error(run.stderr);
    const [offset = "", ...lines] = run.stdout.split("\n");
    return { offset, lines: lines.join("\n") };
  }

  it("changes nothing: two years of deadlines are the same bytes in UTC, New York and Shanghai", () => {
    const [utc, newYork, shanghai] = ["UTC", "America/New_York", "Asia/Shanghai"].map(runUnder);
    expect([utc?.offset, newYork?.offset, shanghai?.offset]).toEqual(["0", "240", "-480"]);
    expect(utc?.lines.split("\n").length).toBe(718);
    expect(newYork?.lines).toBe(utc?.lines);
    expect(shanghai?.lines).toBe(utc?.lines);
  }, 30_000);
});
