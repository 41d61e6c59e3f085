import { isDate, normalizeOrganizationName } from "./rules";

describe("a unit's name", () => {
  it.each([
    ["  中铁某局(集团)有限公司 ", "中铁某局（集团）有限公司"],
    ["青岛 某某 建设（集团） 有限公司", "青岛某某建设（集团）有限公司"],
    ["ＡＢＣ建设有限公司", "ABC建设有限公司"],
    ["青岛𠮷祥建设有限公司", "青岛𠮷祥建设有限公司"],
    ["青岛\u200b某某\u202e公司", "青岛某某公司"],
    ["China Road  Co Ltd", "China Road Co Ltd"],
  ])("%s is %s", (typed, name) => {
    expect(normalizeOrganizationName(typed)).toBe(name);
  });

  it("does not change when normalised again", () => {
    const once = normalizeOrganizationName("〔某〕 (青岛) 公司");
    expect(normalizeOrganizationName(once)).toBe(once);
  });
});

describe("a calendar day", () => {
  it.each(["2024-02-29", "2026-12-31", "2000-02-29"])("%s is one", (day) => {
    expect(isDate(day)).toBe(true);
  });
  it.each(["2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "0001-01-01", "今天", ""])(
    "%s is none",
    (day) => {
      expect(isDate(day)).toBe(false);
    },
  );
});
