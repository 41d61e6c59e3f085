import {
  calendarWarning,
  fromTable,
  judgeArrangement,
  readArrangementJson,
  readArrangementText,
} from "./arrangement";
import { stateCouncilHolidays } from "./state-council";

// The State Council's notice for 2026, as it is worded; the days are compared with the package's.
const notice = `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;
const only = (line: string) => readArrangementText(`2026年安排\n${line}`);

describe("the notice's own words", () => {
  it("are the days that the package knows of the same notice", () => {
    const read = readArrangementText(notice);
    expect(read.problems).toEqual([]);
    expect(read.year).toBe(2026);
    const days = (kind: string) => read.days.filter((one) => one.kind === kind).map(({ day }) => day);
    const of2026 = (list: readonly string[]) => list.filter((day) => day.startsWith("2026"));
    expect(days("rest").sort()).toEqual(of2026(stateCouncilHolidays.restDays));
    expect(days("work").sort()).toEqual(of2026(stateCouncilHolidays.workDays));
    expect(read.days.find(({ day }) => day === "2026-01-04")?.name).toBe("元旦调休上班");
  });

  it("may count in 日 as well", () => {
    const read = only("一、劳动节：5月1日至5日放假，共5日。");
    expect([read.problems, read.days.length]).toEqual([[], 5]);
    expect(readArrangementJson(JSON.stringify(Array(201).fill({}))).problems.at(-1)?.reason).toMatch(
      /超过200天/,
    );
  });

  it("may begin the new year in December", () => {
    const read = readArrangementText("2028年\n一、元旦：12月31日（周五）至1月2日（周日）放假，共3天。");
    expect(read.problems).toEqual([]);
    expect(read.days.map(({ day }) => day)).toEqual(["2027-12-31", "2028-01-01", "2028-01-02"]);
    const named = readArrangementText("2028年\n一、元旦：2027年12月31日至2028年1月2日放假。");
    expect(named.days.map(({ day }) => day)).toEqual(["2027-12-31", "2028-01-01", "2028-01-02"]);
  });

  it.each([
    ["一、元旦：1月1日（周五）放假。", "元旦", /2026-01-01是周四/],
    ["一、元旦：1月1日至3日放假，共4天。", "元旦", /共4天.*3天/],
    ["一、元旦：1月32日放假。", "元旦", /日期不正确/],
    ["一、元旦：1月3日至1日放假。", "元旦", /起止日期/],
    ["一、元旦：1月1日休市。", "元旦", /放假还是上班/],
    ["一、元旦：另行通知。", "元旦", /没有写明放假日期/],
    ["元旦1月1日放假", "", /没有节日名称/],
    ["春天来了", "", /没有找到/],
    [`一、元旦：${"1月1日至31日、".repeat(7)}放假。`, "元旦", /超过200天/],
  ])("say by line what cannot be read: %s", (line, column, reason) => {
    const { problems } = only(line);
    expect(problems).toEqual([{ row: expect.any(Number), column, reason: expect.stringMatching(reason) }]);
  });

  it("need their year", () => {
    expect(readArrangementText("一、元旦：1月1日放假。").problems[0]?.reason).toMatch(/年份/);
  });
});

describe("a list of days", () => {
  it("is read in both of its forms", () => {
    const one = readArrangementJson(
      JSON.stringify({ year: 2027, days: [{ date: "2027-01-01", name: "元旦", isOffDay: true }] }),
    );
    const other = readArrangementJson(JSON.stringify([{ day: "2027-01-01", name: "元旦", kind: "rest" }]));
    expect(one).toEqual(other);
    expect(one).toMatchObject({ year: 2027, problems: [], days: [{ day: "2027-01-01", kind: "rest" }] });
  });

  it.each([
    ["{", /JSON/],
    ["{}", /days/],
    ["null", /days/],
    ["[]", /没有一行/],
    ['[{"date":"2027-02-30","name":"x","isOffDay":true}]', /日期/],
    ['[{"date":"2027-02-03","name":"x"}]', /放假还是上班/],
    ['[{"date":"2027-02-03","name":"","isOffDay":true}]', /名称/],
    ['["2027-01-01"]', /日期/],
    ['[{"date":"2027-02-03","name":"x","kind":"constructor"}]', /放假还是上班/],
  ])("says what is wrong with %s", (text, reason) => {
    const { problems } = readArrangementJson(text);
    expect(problems.map((one) => one.reason).join("；")).toMatch(reason);
  });
});

describe("an arrangement beside what is recorded", () => {
  const rest = (day: string) => ({ row: 2, day, kind: "放假", name: "节日" });
  const fixed = (year: number) =>
    ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"].map((day) => rest(`${year}-${day}`));
  const heads = { day: "日期", kind: "安排", name: "名称" };
  const recorded = fixed(2026).map(({ day }) => ({ day, kind: "rest" as const, name: "放假" }));
  const judge = (lines: Parameters<typeof fromTable>[0], today = "2026-11-23") =>
    judgeArrangement(fromTable(lines, heads), recorded, today);
  const reasons = (lines: Parameters<typeof fromTable>[0], today?: string) =>
    judge(lines, today).problems.map(({ reason }) => reason);

  it("adds the next year whole", () => {
    const judged = judge([...fixed(2027), { row: 9, day: "2027-01-03", kind: "上班", name: "调休" }]);
    expect(judged).toMatchObject({ problems: [], changed: [], removed: [] });
    expect(judged.added).toHaveLength(7);
  });

  it.each([
    ["leaves out a year", fixed(2028), /先导入2027年/],
    ["is of a year that is over", fixed(2025), /2025年已经过去/],
    ["names a day twice", [...fixed(2027), rest("2027-01-01")], /已经列出/],
    [
      "works on a working day",
      [...fixed(2027), { row: 3, day: "2027-01-04", kind: "上班", name: "x" }],
      /本来就是工作日/,
    ],
    ["holds a day of another year", [...fixed(2027), rest("2026-06-01")], /不属于2027年/],
    ["lacks a holiday of the law", fixed(2027).slice(1), /缺少法定节日2027-01-01/],
  ] as const)("is refused when it %s", (_, lines, reason) => {
    expect(reasons([...lines]).join("；")).toMatch(reason);
  });

  it("changes and removes days to come, never those that have come", () => {
    const without = fixed(2026).filter(({ day }) => day !== "2026-05-02");
    const corrected = [...fixed(2026), { row: 8, day: "2026-10-10", kind: "上班", name: "调休" }];
    expect(judge(corrected, "2026-03-01")).toMatchObject({ problems: [], added: [{ day: "2026-10-10" }] });
    expect(judge(corrected, "2026-12-01").problems).toEqual([]);
    const turned = recorded.map((one) =>
      one.day === "2026-10-03" ? { ...one, kind: "work" as const } : one,
    );
    const arrangement = fromTable(fixed(2026), heads);
    expect(judgeArrangement(arrangement, turned, "2026-03-01").changed).toHaveLength(1);
    expect(judgeArrangement(arrangement, turned, "2026-10-03").problems[0]?.reason).toMatch(
      /已经过去，不能更改/,
    );
    const extra = [...recorded, { day: "2026-08-01", kind: "rest" as const, name: "x" }];
    expect(judgeArrangement(arrangement, extra, "2026-03-01").removed).toHaveLength(1);
    expect(judgeArrangement(arrangement, extra, "2026-08-01").problems[0]?.reason).toMatch(
      /不能从安排中去掉/,
    );
    expect(reasons(without, "2026-03-01").join()).toMatch(/缺少法定节日2026-05-02/);
  });
});

it("a missing year is said in time", () => {
  const until = (last: string) => (day: string) => day <= last;
  expect(calendarWarning(until("2026-12-31"), "2026-10-31")).toBeNull();
  expect(calendarWarning(until("2026-12-31"), "2026-11-01")).toEqual({ tone: "warn", year: 2027 });
  expect(calendarWarning(until("2027-12-31"), "2026-11-01")).toBeNull();
  expect(calendarWarning(until("2026-12-31"), "2027-01-01")).toEqual({ tone: "bad", year: 2027 });
});
