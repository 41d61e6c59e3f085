import { announcement, leftInWords, untilNextMinute } from "./countdown-time";

const MINUTE = 60_000;

describe("leftInWords", () => {
  it.each([
    [200 * MINUTE, "3 小时 20 分"],
    [200 * MINUTE + 59_999, "3 小时 20 分"],
    [120 * MINUTE, "2 小时"],
    [59 * MINUTE, "59 分钟"],
    [MINUTE, "1 分钟"],
    [59_999, "不到 1 分钟"],
    [47 * 60 * MINUTE, "47 小时"],
    [50 * 60 * MINUTE, "2 天 2 小时"],
    [0, null],
    [-5, null],
  ])("%i ms is %p", (ms, words) => expect(leftInWords(ms)).toBe(words));
});

describe("untilNextMinute", () => {
  it("ends just past the minute, so that the words do change", () => {
    const left = 5 * MINUTE + 30_000;
    expect(leftInWords(left - untilNextMinute(left))).toBe("4 分钟");
  });
});

describe("announcement", () => {
  it.each([
    [61 * MINUTE, 60 * MINUTE, "还有 60 分钟"],
    [31 * MINUTE, 30 * MINUTE, "还有 30 分钟"],
    [11 * MINUTE, 9 * MINUTE, "还有 10 分钟"],
    [60 * MINUTE, 59 * MINUTE, null],
    [MINUTE, 0, null],
  ])("from %i to %i says %p", (before, now, words) => expect(announcement(before, now)).toBe(words));

  it("says only the nearest one after a sleep", () => {
    expect(announcement(90 * MINUTE, 9 * MINUTE)).toBe("还有 10 分钟");
  });
});
