import { classify } from "../classifier/classify";
import { catalogueOn } from "./in-force";
import { type CatalogueVersion, catalogueVersionSchema, type Rule } from "./model";
import { NATIONAL_2018 } from "./national-2018";

const PROVINCIAL: CatalogueVersion = {
  id: "test-province",
  layer: "PROVINCIAL",
  title: "省级补充（测试）",
  effectiveFrom: "2026-03-01",
  kinds: [
    {
      code: "pit",
      category: "一",
      label: "基坑",
      parameters: [{ kind: "yes-no", key: "nearMetro", label: "邻近运营地铁" }],
    },
    { code: "trenchless", category: "八", label: "水平定向钻", parameters: [] },
  ],
  rules: [
    {
      id: "省附件2 一",
      clause: "省附件2 一",
      level: "OVER_SCALE",
      kind: "pit",
      text: "邻近运营地铁的基坑工程。",
      when: { yes: "nearMetro" },
    },
    {
      id: "省附件1 八",
      clause: "省附件1 八",
      level: "HAZARDOUS",
      kind: "trenchless",
      text: "水平定向钻工程。",
      when: { always: true },
    },
  ],
};

function provincial(change: Partial<CatalogueVersion>): CatalogueVersion[] {
  return [NATIONAL_2018, { ...PROVINCIAL, ...change }];
}

describe("the national catalogue", () => {
  it("is valid data and survives JSON", () => {
    expect(catalogueVersionSchema.parse(JSON.parse(JSON.stringify(NATIONAL_2018)))).toEqual(NATIONAL_2018);
  });

  it("holds every clause of both annexes", () => {
    const clauses = (annex: string) => [
      ...new Set(NATIONAL_2018.rules.map((rule) => rule.clause).filter((clause) => clause.startsWith(annex))),
    ];
    expect(clauses("附件1")).toEqual(
      [
        "一(一)",
        "一(二)",
        "二(一)",
        "二(二)",
        "二(三)",
        "三(一)",
        "三(二)",
        "三(三)",
        "四(一)",
        "四(二)",
        "四(三)",
        "四(四)",
        "四(五)",
        "四(六)",
        "五",
        "六",
        "七(一)",
        "七(二)",
        "七(三)",
        "七(四)",
        "七(五)",
        "七(六)",
      ].map((clause) => `附件1 ${clause}`),
    );
    expect(clauses("附件2")).toEqual(
      [
        "一",
        "二(一)",
        "二(二)",
        "二(三)",
        "三(一)",
        "三(二)",
        "四(一)",
        "四(二)",
        "四(三)",
        "五(一)",
        "五(二)",
        "六",
        "七(一)",
        "七(二)",
        "七(三)",
        "七(四)",
        "七(五)",
        "七(六)",
      ].map((clause) => `附件2 ${clause}`),
    );
  });

  it("has no limb for complex surroundings in 附件2 一", () => {
    const pit = NATIONAL_2018.rules.filter((rule) => rule.level === "OVER_SCALE" && rule.kind === "pit");
    expect(pit.map((rule) => rule.when)).toEqual([{ number: "depth", is: "gte", value: "5" }]);
  });

  it("is in force from 2018-06-01", () => {
    expect(() => catalogueOn([NATIONAL_2018], "2018-05-31")).toThrow("no national catalogue");
    expect(catalogueOn([NATIONAL_2018], "2018-06-01").versions).toEqual(["MOHURD-2018-31"]);
  });
});

describe("a provincial layer", () => {
  const near = (onDate: string) =>
    classify(
      { kind: "pit", parameters: { depth: { value: "3", unit: "m" }, complex: true, nearMetro: true } },
      provincial({}),
      onDate,
    );

  it("adds a rule and a parameter to a national kind from its own date on", () => {
    expect(near("2026-02-28").result).toBe("HAZARDOUS");
    expect(near("2026-03-01").result).toBe("OVER_SCALE");
    expect(near("2026-03-01").fired.map((fired) => fired.clause)).toEqual(["附件1 一(一)", "省附件2 一"]);
    expect(near("2026-03-01").catalogue).toEqual(["MOHURD-2018-31", "test-province"]);
  });

  it("makes its new parameter a question that matters", () => {
    const asked = classify(
      { kind: "pit", parameters: { depth: { value: "3", unit: "m" }, complex: true } },
      provincial({}),
      "2026-03-01",
    );
    expect([asked.result, asked.missing.map(({ key }) => key)]).toEqual(["UNDETERMINED", ["nearMetro"]]);
  });

  it("adds a kind", () => {
    const item = { kind: "trenchless", parameters: {} };
    expect(classify(item, provincial({}), "2026-02-28").result).toBe("UNDETERMINED");
    expect(classify(item, provincial({}), "2026-03-01").result).toBe("HAZARDOUS");
  });

  it("gives way to a later version of itself", () => {
    const later = { ...PROVINCIAL, id: "later", effectiveFrom: "2026-06-01", kinds: [], rules: [] };
    const versions = [later, ...provincial({})];
    expect(catalogueOn(versions, "2026-05-31").versions).toEqual(["MOHURD-2018-31", "test-province"]);
    expect(catalogueOn(versions, "2026-06-01").versions).toEqual(["MOHURD-2018-31", "later"]);
    expect(() => catalogueOn([...versions, { ...later, id: "twin" }], "2026-06-01")).toThrow("begin on");
  });

  const rule = PROVINCIAL.rules[0] as Rule;
  it.each<[string, Partial<CatalogueVersion>, string]>([
    ["a rule about no kind", { rules: [{ ...rule, kind: "bridge" }] }, "unknown kind bridge"],
    ["a repeated rule id", { rules: [rule, rule] }, "occurs twice"],
    ["a rule id of the national layer", { rules: [{ ...rule, id: "附件2 一" }] }, "occurs twice"],
    [
      "an unknown parameter",
      { rules: [{ ...rule, when: { yes: "nearSea" } }] },
      "needs pit.nearSea as yes-no",
    ],
    [
      "a parameter of another type",
      { rules: [{ ...rule, when: { all: [{ yes: "depth" }] } }] },
      "needs pit.depth",
    ],
    [
      "a comparison with no number",
      { rules: [{ ...rule, when: { any: [{ number: "depth", is: "gt", than: "complex" }] } }] },
      "needs pit.complex as decimal",
    ],
    [
      "an unknown option",
      { rules: [{ ...rule, kind: "tunnel", when: { choice: "method", in: ["BORING"] } }] },
      "method=BORING",
    ],
    [
      "a choice that is none",
      { rules: [{ ...rule, when: { choice: "depth", in: ["X"] } }] },
      "needs pit.depth as choice",
    ],
    [
      "a question asked already",
      {
        kinds: [
          {
            code: "pit",
            category: "一",
            label: "基坑",
            parameters: [{ kind: "yes-no", key: "complex", label: "复杂" }],
          },
        ],
        rules: [],
      },
      "asks complex twice",
    ],
    [
      "mixed units",
      {
        kinds: [
          {
            code: "x",
            category: "八",
            label: "新",
            parameters: [{ kind: "decimal", key: "y", label: "量", units: ["m", "kN"] }],
          },
        ],
        rules: [],
      },
      "mixes m and kN",
    ],
  ])("is refused for %s", (_, change, words) => {
    expect(() => catalogueOn(provincial(change), "2026-03-01")).toThrow(words);
  });

  it.each([
    [{ when: { number: "depth", is: "gte", value: "five" } }],
    [{ when: { number: "depth", is: "=", value: "5" } }],
    [{ when: { all: [] } }],
    [{ when: { yes: "a", choice: "b" } }],
    [{ level: "UNDETERMINED" }],
  ])("is refused by its schema for %j", (change) => {
    const version = { ...PROVINCIAL, rules: [{ ...rule, ...change }] };
    expect(catalogueVersionSchema.safeParse(PROVINCIAL).success).toBe(true);
    expect(catalogueVersionSchema.safeParse(version).success).toBe(false);
  });
});
