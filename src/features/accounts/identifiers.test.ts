import fc from "fast-check";
import {
  birthDateOf,
  checkIdNumber,
  checkMobile,
  checkPersonName,
  idNumberCheckDigit,
  idNumberKind,
  isFictitiousIdNumber,
  maskIdNumber,
  maskPhone,
} from "./identifiers";

const TODAY = "2026-11-22";

function numbered(first17: string): string {
  return first17 + idNumberCheckDigit(first17);
}

function reason(input: string, today = TODAY): string {
  const checked = checkIdNumber(input, today);
  return checked.ok ? "OK" : checked.reason;
}

describe("identity number", () => {
  it.each([
    ["known number with X", "11010519491231002X", "11010519491231002X"],
    ["lower-case x", "11010519491231002x", "11010519491231002X"],
    ["full-width digits and letter", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"],
    ["grouped by spaces", " 110105 19491231 002X ", "11010519491231002X"],
  ])("accepts %s", (_, input, value) => {
    expect(checkIdNumber(input, TODAY)).toEqual({ ok: true, value });
  });

  it.each([
    ["四方区, abolished 2012", numbered("37020519800101123")],
    ["即墨市, a district since 2017", numbered("37028219751231456")],
    ["胶南市, abolished 2012", numbered("37028419660229001".replace("0229", "0228"))],
    ["nobody's region", numbered("00000019900101001")],
    ["leap day of a leap year", numbered("37020220000229001")],
    ["born today", numbered("37020220261122001")],
  ])("accepts %s", (_, value) => {
    expect(checkIdNumber(value, TODAY)).toEqual({ ok: true, value });
  });

  it.each([
    ["", "EMPTY"],
    ["   ", "EMPTY"],
    ["110105491231002", "LENGTH"],
    ["1101051949123100X2", "CHARACTER"],
    ["11010519491231O02X".slice(0, 18), "CHARACTER"],
    ["110105194912310021", "CHECK_DIGIT"],
    [numbered("37020220010229001"), "BIRTH_DATE"],
    [numbered("37020219000229001"), "BIRTH_DATE"],
    [numbered("37020219901301001"), "BIRTH_DATE"],
    [numbered("37020219900431001"), "BIRTH_DATE"],
    [numbered("37020218991231001"), "BIRTH_DATE"],
    [numbered("37020220261123001"), "FUTURE"],
  ])("refuses %j as %s", (input, expected) => {
    expect(reason(input)).toBe(expected);
    const checked = checkIdNumber(input, TODAY);
    expect(checked.ok ? "" : checked.message).toMatch(/[一-鿿]{4}/);
  });

  it("tells the three cards apart", () => {
    expect(idNumberKind(numbered("81000019900101001"))).toBe("HK_MACAO_TAIWAN");
    expect(idNumberKind(numbered("82000019900101001"))).toBe("HK_MACAO_TAIWAN");
    expect(idNumberKind(numbered("83000019900101001"))).toBe("HK_MACAO_TAIWAN");
    expect(idNumberKind(numbered("93784019900101001"))).toBe("FOREIGN_PERMANENT");
    expect(idNumberKind("11010519491231002X")).toBe("RESIDENT");
    expect(reason(numbered("93784019900101001"))).toBe("OK");
    expect(isFictitiousIdNumber(numbered("00000019900101001"))).toBe(true);
    expect(isFictitiousIdNumber("11010519491231002X")).toBe(false);
    expect(birthDateOf("11010519491231002X")).toBe("1949-12-31");
  });

  it("notices every single wrong digit and every swap of two different neighbours", () => {
    const body = fc
      .tuple(fc.integer({ min: 0, max: 999999 }), fc.integer({ min: 0, max: 999 }))
      .map(
        ([region, order]) => `${String(region).padStart(6, "0")}19800615${String(order).padStart(3, "0")}`,
      );
    fc.assert(
      fc.property(
        body,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (first17, at, add) => {
          const good = numbered(first17);
          expect(reason(good)).toBe("OK");
          const wrong = String((Number(good[at]) + add) % 10);
          expect(reason(good.slice(0, at) + wrong + good.slice(at + 1))).not.toBe("OK");
          if (at < 16 && good[at] !== good[at + 1]) {
            const swapped = good.slice(0, at) + good[at + 1] + good[at] + good.slice(at + 2);
            expect(reason(swapped)).not.toBe("OK");
          }
        },
      ),
    );
  });
});

describe("mobile", () => {
  it.each([
    "13812341234",
    "+86 138 1234 1234",
    "+8613812341234",
    "008613812341234",
    "86-138-1234-1234",
    "１３８１２３４１２３４",
    "＋８６ 138-1234-1234",
    "\u202d13812341234\u202c",
  ])("normalises %j", (input) => {
    expect(checkMobile(input)).toEqual({ ok: true, value: "13812341234" });
  });

  it.each([
    ["", "EMPTY"],
    ["12812341234", "NOT_MOBILE"],
    ["1381234123", "NOT_MOBILE"],
    ["138123412345", "NOT_MOBILE"],
    ["+85291234567", "NOT_MOBILE"],
    ["0532-85912345", "NOT_MOBILE"],
    ["1381234123a", "NOT_MOBILE"],
  ])("refuses %j as %s", (input, expected) => {
    const checked = checkMobile(input);
    expect(checked.ok ? "OK" : checked.reason).toBe(expected);
  });
});

describe("name", () => {
  it.each([
    [" 王小明 ", "王小明"],
    ["王 小 明", "王小明"],
    ["张　伟", "张伟"],
    ["阿卜杜拉•买买提", "阿卜杜拉·买买提"],
    ["迪丽热巴 ・ 迪力木拉提", "迪丽热巴·迪力木拉提"],
    ["𠮷田和子", "𠮷田和子"],
    ["王𬭼", "王𬭼"],
    ["\uf9f4志强", "\uf9f4志强"],
    ["Jean  Dupont", "Jean Dupont"],
  ])("keeps %j as %j", (input, value) => {
    expect(checkPersonName(input)).toEqual({ ok: true, value });
  });

  it.each([
    ["", "EMPTY"],
    [" 　", "EMPTY"],
    ["···", "CHARACTER"],
    ["王小明1", "CHARACTER"],
    ["<b>王</b>", "CHARACTER"],
    ["王".repeat(51), "TOO_LONG"],
  ])("refuses %j as %s", (input, expected) => {
    const checked = checkPersonName(input);
    expect(checked.ok ? "OK" : checked.reason).toBe(expected);
  });
});

describe("masks", () => {
  it("shows only head and tail, and nothing of what is not well-formed", () => {
    expect(maskPhone("13812341234")).toBe("138****1234");
    expect(maskPhone("1381234")).toBe("****");
    expect(maskIdNumber("370202198001011234")).toBe("3702**********1234");
    expect(maskIdNumber("37020219800101123X")).toBe("3702**********123X");
    expect(maskIdNumber("3702")).toBe("*".repeat(18));
  });
});
