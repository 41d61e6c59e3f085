import { readClaims } from "./claims";
import { idNumberCheckDigit } from "./identifiers";

const setting = { today: "2026-11-22", fictitious: true };
const card = (first17: string) => first17 + idNumberCheckDigit(first17);
const idNumber = card("37020219800101001");
const natural = {
  iss: "https://sso.example.cn",
  sub: "n-1",
  user_type: "natural",
  name: "欧阳 娜",
  id_number: idNumber,
  phone_number: "+86 138-0000-１２３４",
  loa: "3",
};
const legal = {
  ...natural,
  sub: "l-1",
  user_type: "legal",
  org_name: "青岛某某建设有限公司",
  uscc: "91110000802100433B",
};

describe("what the identity platform says", () => {
  it("is normalised: one person however the number and phone are written", () => {
    const read = readClaims({ ...natural, id_number: ` ${idNumber.toLowerCase()} ` }, setting);
    expect(read).toEqual({
      ok: true,
      claims: {
        issuer: "https://sso.example.cn",
        subject: "n-1",
        userType: "natural",
        name: "欧阳娜",
        idNumber,
        phone: "13800001234",
        phoneVerified: true,
        unit: null,
      },
    });
  });

  it.each([
    ["3", true],
    ["1", false],
    ["", false],
    ["superb", false],
    [undefined, false],
  ])("takes level %j for a verified phone: %s", (loa, verified) => {
    const read = readClaims({ ...natural, loa }, setting);
    expect(read.ok && read.claims.phoneVerified).toBe(verified);
  });

  it("never takes an operator's phone for verified: a unit wrote it", () => {
    const read = readClaims({ ...legal, loa: "4" }, setting);
    expect(read).toMatchObject({
      ok: true,
      claims: {
        userType: "legal",
        phone: "13800001234",
        phoneVerified: false,
        unit: { uscc: "91110000802100433B", name: "青岛某某建设有限公司" },
      },
    });
  });

  it("lets somebody in whose phone is missing or none", () => {
    for (const phone_number of [undefined, null, "", "0532-88888888"]) {
      expect(readClaims({ ...natural, phone_number }, setting)).toMatchObject({
        ok: true,
        claims: { phone: null, phoneVerified: false },
      });
    }
  });

  it.each([
    [{ sub: "" }, "sub"],
    [{ sub: undefined }, "sub"],
    [{ iss: "not an address" }, "iss"],
    [{ user_type: "robot" }, "user_type"],
    [{ name: "<script>" }, "name"],
    [{ id_number: "37020219800101001" }, "id_number"],
    [{ id_number: idNumber.slice(0, 17) + (idNumber.endsWith("1") ? "2" : "1") }, "id_number"],
    [{ id_number: { $ne: "" } }, "id_number"],
  ])("refuses %j and names the field, not its value", (wrong, fault) => {
    expect(readClaims({ ...natural, ...wrong }, setting)).toEqual({ ok: false, fault });
  });

  it("refuses a unit's login without its code", () => {
    expect(readClaims({ ...legal, uscc: undefined }, setting)).toEqual({ ok: false, fault: "uscc" });
  });

  it("refuses people of nowhere where people are real", () => {
    const claims = { ...natural, id_number: card("00000019800101001") };
    expect(readClaims(claims, setting).ok).toBe(true);
    expect(readClaims(claims, { ...setting, fictitious: false })).toEqual({ ok: false, fault: "id_number" });
  });

  it.each([null, undefined, 7, "claims", []])("refuses %j", (raw) => {
    expect(readClaims(raw, setting).ok).toBe(false);
  });
});
