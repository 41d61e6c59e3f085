import { calendarFile } from "./calendar-file";

const entry = {
  id: "5d0f8a52-6f2e-4a53-9a51-0c6b5a1f2e11",
  from: new Date("2026-11-30T01:00:00Z"),
  to: new Date("2026-11-30T03:00:00Z"),
  title: "专家论证会：地铁 15 号线某站深基坑专项施工方案（第二次），请携带证件；名称很长需要折行",
  place: "崂山区深圳路 1 号, 项目部二楼; 东侧\n会议室\\A",
  note: "论证编号 QDLZ-2026-000123",
  stamp: new Date("2026-11-22T10:42:07.123Z"),
};

describe("a meeting as a calendar file", () => {
  const text = calendarFile(entry);
  const lines = text.split("\r\n");

  it("gives instants in UTC and ends every line as the norm demands", () => {
    expect(lines).toContain("DTSTART:20261130T010000Z");
    expect(lines).toContain("DTEND:20261130T030000Z");
    expect(lines).toContain("DTSTAMP:20261122T104207Z");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  it("folds long lines at 75 bytes without breaking a character", () => {
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n ", "")).toContain(`SUMMARY:${entry.title}`);
  });

  it("escapes what would end a value", () => {
    expect(text.replaceAll("\r\n ", "")).toContain(
      "LOCATION:崂山区深圳路 1 号\\, 项目部二楼\\; 东侧\\n会议室\\\\A",
    );
  });
});
