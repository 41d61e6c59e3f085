import { FIRST_POLICY } from "@/features/rulebook";
import { fieldErrors } from "@/platform/form";
import { drawInput, meetingInput, placeInput, teamInput } from "./contractor";
import { instantsOf, whyNotMeeting, whyNotTeam } from "./contractor-conditions";

const caseId = "3f0b8c1e-52a4-4d6a-9d0e-0f2b7a6c1d11";
const policy = FIRST_POLICY.values;
const now = new Date("2026-11-22T12:36:00+08:00");

function errorsOf(schema: { safeParse: (value: unknown) => unknown }, value: Record<string, unknown>) {
  const answer = schema.safeParse({ caseId, ...value }) as ReturnType<typeof meetingInput.safeParse>;
  return answer.success ? {} : fieldErrors(answer.error);
}

describe("专业与人数", () => {
  it("reads the number and the rows that are filled, in whatever digits", () => {
    const { team } = teamInput.parse({
      caseId,
      mainCount: "５ ",
      extra1: "",
      extra1Count: "1",
      extra2: "SZ-JC",
      extra2Count: "2",
    });
    expect(team).toEqual({ mainCount: 5, extras: [{ specialty: "SZ-JC", count: 2 }] });
  });

  it.each([
    ["", "请填写主专业人数"],
    ["五", "主专业人数应为整数，例如5"],
    ["5.5", "主专业人数应为整数，例如5"],
    ["-5", "主专业人数应为整数，例如5"],
    ["1e9", "主专业人数应为整数，例如5"],
  ])("refuses %j", (mainCount, sentence) => {
    expect(errorsOf(teamInput, { mainCount })).toEqual({ mainCount: sentence });
  });

  it("refuses a specialty twice", () => {
    const twice = { mainCount: "5", extra1: "SZ-JC", extra1Count: "1", extra3: "SZ-JC", extra3Count: "1" };
    expect(errorsOf(teamInput, twice)).toEqual({ extra3: "这个专业已经选过，每个专业只选一次" });
  });

  const extra = (specialty: string, count: number) => ({ specialty, count });
  it.each([
    ["four of the main specialty", { mainCount: 4, extras: [] }, "mainCount"],
    ["ten people", { mainCount: 10, extras: [] }, "mainCount"],
    ["ten with the added", { mainCount: 8, extras: [extra("SZ-JC", 2)] }, "mainCount"],
    ["three of an added specialty", { mainCount: 5, extras: [extra("SZ-JC", 3)] }, "extra1Count"],
    ["none of an added specialty", { mainCount: 5, extras: [extra("SZ-JC", 0)] }, "extra1Count"],
    ["a specialty that is not the plan's", { mainCount: 5, extras: [extra("SZ-BP", 1)] }, "extra1"],
    ["a code that is none", { mainCount: 5, extras: [extra("XX", 1)] }, "extra1"],
  ])("refuses %s", (_, team, field) => {
    expect(Object.keys(whyNotTeam(team, ["SZ-JC"], policy) ?? {})).toEqual([field]);
  });

  it("takes five and two, and nine in all", () => {
    expect(whyNotTeam({ mainCount: 5, extras: [extra("SZ-JC", 2)] }, ["SZ-JC"], policy)).toBeNull();
    expect(whyNotTeam({ mainCount: 9, extras: [] }, [], policy)).toBeNull();
  });
});

describe("会议时间", () => {
  const meeting = { date: "2026-11-30", from: "09:00", to: "11:30" };

  it("is China's time", () => {
    expect(instantsOf(meetingInput.parse({ caseId, ...meeting }).meeting)).toEqual({
      from: new Date("2026-11-30T01:00:00Z"),
      to: new Date("2026-11-30T03:30:00Z"),
    });
  });

  it.each([
    [{ date: "2027-02-30" }, { date: "请填写真实存在的日期，例如2026-11-30" }],
    [{ date: "" }, { date: "请填写会议日期" }],
    [{ date: "明天" }, { date: "请填写真实存在的日期，例如2026-11-30" }],
    [{ from: "" }, { from: "请填写开始时刻" }],
    [{ to: "25:00" }, { to: "时刻应写作09:00" }],
    [{ to: "09:00" }, { to: "结束时刻应晚于开始时刻；论证会应在当日结束" }],
    [{ to: "08:59" }, { to: "结束时刻应晚于开始时刻；论证会应在当日结束" }],
    [{ from: "08:00", to: "20:01" }, { to: "一次论证会不能超过12小时" }],
  ])("refuses %j", (change, errors) => {
    expect(errorsOf(meetingInput, { ...meeting, ...change })).toEqual(errors);
  });

  it("takes 9:00 and full-width digits as people write them", () => {
    expect(
      meetingInput.parse({ caseId, date: "２０２６-11-30", from: "9:00", to: "21：00" }).meeting,
    ).toEqual({
      date: "2026-11-30",
      from: "09:00",
      to: "21:00",
    });
  });

  it.each([
    ["in the past", { date: "2026-11-21" }, "会议时间已经过去，请填写将来的时间"],
    ["in the year 1", { date: "0001-01-01" }, "会议时间已经过去，请填写将来的时间"],
    ["a minute too near", { date: "2026-11-23", from: "12:35" }, "抽取须早于论证会开始1天，请另定会议时间"],
    ["181 days ahead", { date: "2027-05-22" }, "会议日期不能晚于180天以后"],
    ["in the year 9999", { date: "9999-12-31" }, "会议日期不能晚于180天以后"],
  ])("refuses a meeting %s", (_, change, sentence) => {
    const faults = whyNotMeeting({ ...meeting, to: "23:00", ...change }, now, policy);
    expect(faults?.date?.replace("24小时", "1天")).toBe(sentence);
  });

  it("takes one 24 hours ahead to the minute, and 180 days", () => {
    expect(whyNotMeeting({ date: "2026-11-23", from: "12:36", to: "13:00" }, now, policy)).toBeNull();
    expect(whyNotMeeting({ date: "2027-05-21", from: "09:00", to: "10:00" }, now, policy)).toBeNull();
  });
});

describe("会议地点", () => {
  it.each([
    ["  ", "请填写会议地点"],
    ["会".repeat(101), "会议地点不能超过100个字"],
    ["一楼\n二楼", "会议地点只能写一行"],
  ])("refuses %j", (place, sentence) => {
    expect(errorsOf(placeInput, { place })).toEqual({ place: sentence });
  });
});

describe("the press of 抽取", () => {
  const nonce = "ab".repeat(32);
  it("brings the browser's number, or digits", () => {
    expect(drawInput.parse({ caseId, nonce })).toEqual({ caseId, nonce, digits: null });
    expect(drawInput.parse({ caseId, digits: " 0１２３４５ " })).toEqual({
      caseId,
      nonce: null,
      digits: "012345",
    });
  });

  it.each([
    [{}, "digits"],
    [{ digits: "12345" }, "digits"],
    [{ digits: "12345a" }, "digits"],
    [{ digits: "1".repeat(65) }, "digits"],
    [{ nonce: nonce.slice(2), digits: "123456" }, ""],
    [{ nonce: nonce.toUpperCase() }, ""],
    [{ nonce: [nonce, nonce] }, "digits"],
  ])("refuses %j", (change, field) => {
    expect(Object.keys(errorsOf(drawInput, change))).toEqual([field]);
  });
});
