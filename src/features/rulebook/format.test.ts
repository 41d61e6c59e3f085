import {
  formatDate,
  formatDeadline,
  formatInstant,
  formatInstantExactly,
  formatRemaining,
  formatTime,
} from "./format";

const AT = new Date("2026-11-22T10:42:07.999Z");

describe("Chinese dates", () => {
  it("write the day, the weekday and the time in China", () => {
    expect(formatInstant(AT)).toBe("11月22日（周日）18:42");
    expect(formatInstant(AT, { year: true })).toBe("2026年11月22日（周日）18:42");
    expect(formatInstantExactly(AT)).toBe("11月22日（周日）18:42:07");
    expect(formatTime(AT)).toBe("18:42");
    expect(formatDate("2024-02-29", { year: true })).toBe("2024年2月29日（周四）");
    expect(() => formatDate("2023-02-29")).toThrow(RangeError);
  });

  it("write a midnight deadline as 24:00 of the day before", () => {
    expect(formatDeadline(new Date("2026-11-25T16:00:00Z"))).toBe("11月25日（周三）24:00");
    expect(formatDeadline(new Date("2026-12-31T16:00:00Z"), { year: true })).toBe(
      "2026年12月31日（周四）24:00",
    );
    expect(formatDeadline(AT)).toBe("11月22日（周日）18:42");
  });

  it.each([
    [0, "已到期"],
    [-1, "已到期"],
    [59_999, "不足1分钟"],
    [60_000, "1分"],
    [3_600_000, "1小时"],
    [21_599_999, "5小时59分"],
    [86_400_000, "1天"],
    [100_000_000, "1天3小时"],
  ])("%d ms left: %s", (ms, text) => {
    expect(formatRemaining(new Date(AT.getTime() + ms), AT)).toBe(text);
  });
});
