import { catalogueOn } from "../catalogue/in-force";
import type { CatalogueVersion } from "../catalogue/model";
import { NATIONAL_2018 } from "../catalogue/national-2018";
import { classifyPlan } from "../classifier/classify-plan";
import type { Item } from "../classifier/read-item";
import { allowedExtraSpecialties, mainSpecialties, mainSpecialty } from "./match";
import {
  FIELD_CODES,
  FIELDS,
  LIBRARIES,
  SPECIALTY_CODES,
  type SpecialtyField,
  specialtyOf,
} from "./specialties";

const DATE = "2026-11-22";
const { rules, kinds } = catalogueOn([NATIONAL_2018], DATE);

function m(value: string) {
  return { value, unit: "m" };
}
function plan(...items: Item[]) {
  return classifyPlan(items, [NATIONAL_2018], DATE);
}
function tunnel(method: string): Item {
  return { kind: "tunnel", parameters: { method } };
}
const deepPit: Item = { kind: "pit", parameters: { depth: m("6"), complex: false } };
const shallowPit: Item = { kind: "pit", parameters: { depth: m("4"), complex: false } };
const bridge: Item = { kind: "demolition", parameters: { structure: "BRIDGE" } };

describe("specialties", () => {
  it("are the eighteen fields in each of two libraries", () => {
    expect(FIELD_CODES).toEqual("JK MB QZ JS CC BP AW-K AW-D AW-G GJ WK SX DT JC DR GW SXX AQ".split(" "));
    expect(Object.keys(LIBRARIES)).toEqual(["SZ", "GD"]);
    expect(SPECIALTY_CODES).toHaveLength(36);
    expect(specialtyOf("GD-AW-D")).toEqual({ library: "GD", field: "AW-D", label: "暗挖：盾构、TBM" });
    expect(specialtyOf("GD-XX")).toBeNull();
    expect(specialtyOf("JK")).toBeNull();
  });

  it("claim every rule exactly once, and no clause that is not there", () => {
    const clauses = FIELD_CODES.flatMap((field) => [...FIELDS[field].clauses] as string[]);
    for (const rule of rules) {
      const claiming = clauses.filter((clause) => `${rule.id} `.startsWith(`${clause} `));
      expect([rule.id, claiming.length]).toEqual([rule.id, 1]);
    }
    for (const clause of clauses)
      expect(rules.some((rule) => `${rule.id} `.startsWith(`${clause} `))).toBe(true);
  });

  it("name only fields that exist as neighbours", () => {
    for (const field of FIELD_CODES) {
      const { beside }: SpecialtyField = FIELDS[field];
      if (beside !== "ALL")
        expect(beside.filter((other) => !FIELD_CODES.some((code) => code === other))).toEqual([]);
    }
  });
});

describe("the main specialty", () => {
  it.each<[Item, string]>([
    [deepPit, "SZ-JK"],
    [{ kind: "formwork-tool", parameters: {} }, "SZ-MB"],
    [{ kind: "formwork-support", parameters: { height: m("9") } }, "SZ-MB"],
    [{ kind: "crane", parameters: { capacity: { value: "50", unit: "t" } } }, "SZ-QZ"],
    [{ kind: "scaffold-ground", parameters: { height: m("50") } }, "SZ-JS"],
    [bridge, "SZ-CC"],
    [tunnel("MINING"), "SZ-AW-K"],
    [tunnel("SHIELD"), "SZ-AW-D"],
    [tunnel("JACKING"), "SZ-AW-G"],
    [{ kind: "steel", parameters: { structure: "STEEL", span: m("40") } }, "SZ-GJ"],
    [{ kind: "hand-dug-pile", parameters: { depth: m("20") } }, "SZ-WK"],
    [{ kind: "underwater", parameters: {} }, "SZ-SX"],
    [{ kind: "heavy-moving", parameters: { weight: { value: "2000", unit: "kN" } } }, "SZ-DT"],
    [{ kind: "novel", parameters: { affectsSafety: true, noStandard: true } }, "SZ-SXX"],
  ])("of %j is %s", (item, code) => {
    expect(mainSpecialty("SZ", plan(item), rules)).toBe(code);
    expect(mainSpecialties("GD", plan(item), rules)).toEqual([code.replace("SZ-", "GD-")]);
  });

  it("is that of the highest item; a lower one cannot be chosen instead", () => {
    expect(mainSpecialty("SZ", plan({ kind: "basket", parameters: {} }, deepPit), rules)).toBe("SZ-JK");
    expect(mainSpecialty("SZ", plan(shallowPit, bridge), rules)).toBe("SZ-CC");
  });

  it("leaves a choice only between items of the same level", () => {
    expect(mainSpecialties("SZ", plan(deepPit, bridge), rules)).toEqual(["SZ-JK", "SZ-CC"]);
    expect(mainSpecialty("SZ", plan(deepPit, bridge), rules)).toBeNull();
  });

  it("of an item raised by hand is that of its kind", () => {
    expect(
      mainSpecialties("SZ", plan({ kind: "pit", parameters: { depth: m("2"), complex: false } }), rules),
    ).toEqual(["SZ-JK"]);
    expect(mainSpecialties("SZ", plan(tunnel("DRILLING")), rules)).toEqual(["SZ-AW-K", "SZ-AW-D", "SZ-AW-G"]);
  });

  it("exists for every kind of the catalogue", () => {
    for (const kind of kinds) {
      expect(mainSpecialties("GD", plan({ kind: kind.code, parameters: {} }), rules)).not.toEqual(["GD-AQ"]);
    }
    expect(mainSpecialties("SZ", plan(), rules)).toEqual([]);
    expect(mainSpecialty("SZ", plan(), rules)).toBeNull();
  });

  it("follows a provincial rule that names its field, and falls to 安全管理 for one that does not", () => {
    const province = (specialty?: string): CatalogueVersion => ({
      id: "p",
      layer: "PROVINCIAL",
      title: "省级补充（测试）",
      effectiveFrom: "2026-01-01",
      kinds: [{ code: "trenchless", category: "八", label: "水平定向钻", parameters: [] }],
      rules: [
        {
          id: "省附件1 八",
          clause: "省附件1 八",
          level: "HAZARDOUS",
          kind: "trenchless",
          text: "水平定向钻工程。",
          when: { always: true },
          ...(specialty === undefined ? {} : { specialty }),
        },
      ],
    });
    const main = (version: CatalogueVersion) => {
      const versions = [NATIONAL_2018, version];
      const classified = classifyPlan([{ kind: "trenchless", parameters: {} }], versions, DATE);
      return mainSpecialties("SZ", classified, catalogueOn(versions, DATE).rules);
    };
    expect(main(province("AW-G"))).toEqual(["SZ-AW-G"]);
    expect(main(province())).toEqual(["SZ-AQ"]);
  });
});

describe("extra specialties", () => {
  it("are those that go with the main one, never the main one itself", () => {
    const extras = allowedExtraSpecialties("SZ-JK", plan(deepPit), rules);
    expect(extras.join(" ")).toBe(
      "SZ-MB SZ-QZ SZ-CC SZ-BP SZ-AW-K SZ-AW-D SZ-AW-G SZ-WK SZ-SX SZ-JC SZ-DR SZ-GW SZ-SXX SZ-AQ",
    );
    expect(extras).not.toContain("SZ-JK");
    expect(extras).not.toContain("SZ-GJ");
    expect(allowedExtraSpecialties("GD-AW-D", plan(tunnel("SHIELD")), rules)).toContain("GD-JK");
  });

  it("take in what another item of the plan involves", () => {
    const basket: Item = { kind: "basket", parameters: {} };
    expect(allowedExtraSpecialties("SZ-JK", plan(deepPit), rules)).not.toContain("SZ-JS");
    expect(allowedExtraSpecialties("SZ-JK", plan(deepPit, basket), rules)).toContain("SZ-JS");
  });
});
