import fc from "fast-check";
import { checkUscc, composeUscc, organizationCodeCheck, usccCheck } from "./uscc";

const KNOWN = ["91110000802100433B", "91440300708461136T", "91330100799655058B"];

function reason(input: string): string {
  const checked = checkUscc(input);
  return checked.ok ? "OK" : checked.reason;
}

describe("USCC", () => {
  it.each(KNOWN)("accepts %s, letter at the end included", (value) => {
    expect(checkUscc(value)).toEqual({ ok: true, value });
    expect(usccCheck(value.slice(0, 17))).toBe(value[17]);
    expect(organizationCodeCheck(value.slice(8, 16))).toBe(value[16]);
  });

  it.each([
    ["lower case", "91110000802100433b"],
    ["full width", "９１１１００００８０２１００４３３Ｂ"],
    ["spaces", "  9111 0000 8021 0043 3B "],
  ])("normalises %s", (_, input) => {
    expect(checkUscc(input)).toEqual({ ok: true, value: "91110000802100433B" });
  });

  it.each([
    ["", "EMPTY"],
    ["9111000080210043", "LENGTH"],
    ["9111000080210O433B", "CHARACTER"],
    ["91110000802100433!", "CHARACTER"],
    ["911A0000802100433B", "REGION"],
    ["91110000802100443B", "INNER_CHECK"],
    ["91110000802100433A", "CHECK"],
    ["92110000802100433B", "CHECK"],
  ])("refuses %j as %s", (input, expected) => {
    expect(reason(input)).toBe(expected);
  });

  it("never reads a letter O as zero", () => {
    const checked = checkUscc("9111OOOO802100433B");
    expect(checked).toMatchObject({ ok: false, reason: "CHARACTER" });
    expect(checked.ok ? "" : checked.message).toContain("“O”");
  });

  it("composes codes that pass, covers X and 0 as inner check, and notices every wrong character", () => {
    const inner = new Set<string>();
    const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const body = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(body, fc.nat(17), fc.integer({ min: 1, max: 30 }), (text, at, add) => {
        const code = composeUscc({ authority: "91", region: "000000", body: text });
        expect(reason(code)).toBe("OK");
        inner.add(code.charAt(16));
        const wrong = alphabet.charAt((alphabet.indexOf(code.charAt(at)) + add) % 31);
        expect(reason(code.slice(0, at) + wrong + code.slice(at + 1))).not.toBe("OK");
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(inner.has("X") && inner.has("0")).toBe(true);
  });

  it("refuses to compose from parts of the wrong size", () => {
    expect(() => composeUscc({ authority: "91", region: "000000", body: "1234567" })).toThrow(RangeError);
    expect(() => usccCheck("9111000080210043O")).toThrow(RangeError);
  });
});
