import fc from "fast-check";
import { NATIONAL_2018 } from "../catalogue/national-2018";
import { compareDecimals, decimal, formatDecimal, parseDecimal } from "../decimal";
import { classify } from "./classify";
import { classifyPlan } from "./classify-plan";
import { whyNotOverride } from "./override";
import { type Item, itemSchema } from "./read-item";

const DATE = "2026-11-22";
const CATALOGUE = [NATIONAL_2018];

type Given = Item["parameters"];

function of(kind: string, parameters: Given = {}) {
  return classify({ kind, parameters }, CATALOGUE, DATE);
}
function m(value: string) {
  return { value, unit: "m" };
}
function kN(value: string) {
  return { value, unit: "kN" };
}
function area(value: string) {
  return { value, unit: "kN/m2" };
}
function line(value: string) {
  return { value, unit: "kN/m" };
}

const LOW_SUPPORT: Given = {
  height: m("4"),
  span: m("6"),
  areaLoad: area("8"),
  lineLoad: line("0"),
  width: m("12"),
  isolated: false,
};
const CALM_DEMOLITION: Given = { structure: "OTHER", release: false, heritage: false, affects: false };
const SMALL_CRANE: Given = { capacity: kN("100"), totalHeight: m("40"), baseElevation: m("-2.5") };

type Row = [kind: string, parameters: Given, result: string, clauses: string[]];

/** Every numeric limb just below, at and just above its threshold. */
const LIMBS: Row[] = [
  ["pit", { depth: m("2.999"), complex: false }, "NOT_HAZARDOUS", []],
  ["pit", { depth: m("3.0"), complex: false }, "HAZARDOUS", ["附件1 一(一)"]],
  ["pit", { depth: m("3.001"), complex: false }, "HAZARDOUS", ["附件1 一(一)"]],
  ["pit", { depth: m("4.999"), complex: false }, "HAZARDOUS", ["附件1 一(一)"]],
  ["pit", { depth: m("5.0"), complex: false }, "OVER_SCALE", ["附件1 一(一)", "附件2 一"]],
  ["pit", { depth: m("5.001"), complex: true }, "OVER_SCALE", ["附件1 一(一)", "附件2 一"]],
  ["pit", { depth: m("2.999"), complex: true }, "HAZARDOUS", ["附件1 一(二)"]],
  ["formwork-tool", { form: "SLIDING" }, "OVER_SCALE", ["附件1 二(一)", "附件2 二(一)"]],
  ["formwork-tool", { form: "TRAVELLER" }, "OVER_SCALE", ["附件1 二(一)", "附件2 二(一)"]],
  ["formwork-support", LOW_SUPPORT, "NOT_HAZARDOUS", []],
  ["formwork-support", { ...LOW_SUPPORT, height: m("4.99") }, "NOT_HAZARDOUS", []],
  ["formwork-support", { ...LOW_SUPPORT, height: m("5") }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, height: m("5.01") }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, height: m("7.99") }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, height: m("8") }, "OVER_SCALE", ["附件1 二(二)", "附件2 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, height: m("8.01") }, "OVER_SCALE", ["附件1 二(二)", "附件2 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, span: m("9.99") }, "NOT_HAZARDOUS", []],
  ["formwork-support", { ...LOW_SUPPORT, span: m("10") }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, span: m("17.99") }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, span: m("18") }, "OVER_SCALE", ["附件1 二(二)", "附件2 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, areaLoad: area("9.99") }, "NOT_HAZARDOUS", []],
  ["formwork-support", { ...LOW_SUPPORT, areaLoad: area("10") }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, areaLoad: area("14.99") }, "HAZARDOUS", ["附件1 二(二)"]],
  [
    "formwork-support",
    { ...LOW_SUPPORT, areaLoad: area("15") },
    "OVER_SCALE",
    ["附件1 二(二)", "附件2 二(二)"],
  ],
  ["formwork-support", { ...LOW_SUPPORT, lineLoad: line("14.99") }, "NOT_HAZARDOUS", []],
  ["formwork-support", { ...LOW_SUPPORT, lineLoad: line("15") }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, lineLoad: line("19.99") }, "HAZARDOUS", ["附件1 二(二)"]],
  [
    "formwork-support",
    { ...LOW_SUPPORT, lineLoad: line("20") },
    "OVER_SCALE",
    ["附件1 二(二)", "附件2 二(二)"],
  ],
  ["formwork-support", { ...LOW_SUPPORT, width: m("4"), isolated: true }, "NOT_HAZARDOUS", []],
  ["formwork-support", { ...LOW_SUPPORT, width: m("3.99"), isolated: true }, "HAZARDOUS", ["附件1 二(二)"]],
  ["formwork-support", { ...LOW_SUPPORT, width: m("3.99"), isolated: false }, "NOT_HAZARDOUS", []],
  ["bearing-support", { pointLoad: kN("6.99") }, "HAZARDOUS", ["附件1 二(三)"]],
  ["bearing-support", { pointLoad: kN("7") }, "OVER_SCALE", ["附件1 二(三)", "附件2 二(三)"]],
  ["bearing-support", { pointLoad: kN("7.01") }, "OVER_SCALE", ["附件1 二(三)", "附件2 二(三)"]],
  ["lifting", { unconventional: true, pieceWeight: kN("9.99"), byMachine: false }, "NOT_HAZARDOUS", []],
  [
    "lifting",
    { unconventional: true, pieceWeight: kN("10"), byMachine: false },
    "HAZARDOUS",
    ["附件1 三(一)"],
  ],
  [
    "lifting",
    { unconventional: true, pieceWeight: kN("99.99"), byMachine: false },
    "HAZARDOUS",
    ["附件1 三(一)"],
  ],
  [
    "lifting",
    { unconventional: true, pieceWeight: kN("100"), byMachine: false },
    "OVER_SCALE",
    ["附件1 三(一)", "附件2 三(一)"],
  ],
  ["lifting", { unconventional: false, pieceWeight: kN("5000"), byMachine: false }, "NOT_HAZARDOUS", []],
  [
    "lifting",
    { unconventional: false, pieceWeight: kN("5000"), byMachine: true },
    "HAZARDOUS",
    ["附件1 三(二)"],
  ],
  ["crane", SMALL_CRANE, "HAZARDOUS", ["附件1 三(三)"]],
  ["crane", { ...SMALL_CRANE, capacity: kN("299.99") }, "HAZARDOUS", ["附件1 三(三)"]],
  ["crane", { ...SMALL_CRANE, capacity: kN("300") }, "OVER_SCALE", ["附件1 三(三)", "附件2 三(二)"]],
  ["crane", { ...SMALL_CRANE, totalHeight: m("199.99") }, "HAZARDOUS", ["附件1 三(三)"]],
  ["crane", { ...SMALL_CRANE, totalHeight: m("200") }, "OVER_SCALE", ["附件1 三(三)", "附件2 三(二)"]],
  ["crane", { ...SMALL_CRANE, baseElevation: m("199.99") }, "HAZARDOUS", ["附件1 三(三)"]],
  ["crane", { ...SMALL_CRANE, baseElevation: m("200") }, "OVER_SCALE", ["附件1 三(三)", "附件2 三(二)"]],
  ["scaffold-ground", { height: m("23.99") }, "NOT_HAZARDOUS", []],
  ["scaffold-ground", { height: m("24") }, "HAZARDOUS", ["附件1 四(一)"]],
  ["scaffold-ground", { height: m("49.99") }, "HAZARDOUS", ["附件1 四(一)"]],
  ["scaffold-ground", { height: m("50") }, "OVER_SCALE", ["附件1 四(一)", "附件2 四(一)"]],
  ["scaffold-climbing", { form: "SCAFFOLD", liftHeight: m("149.99") }, "HAZARDOUS", ["附件1 四(二)"]],
  [
    "scaffold-climbing",
    { form: "SCAFFOLD", liftHeight: m("150") },
    "OVER_SCALE",
    ["附件1 四(二)", "附件2 四(二)"],
  ],
  ["scaffold-climbing", { form: "PLATFORM", liftHeight: m("149.99") }, "HAZARDOUS", ["附件1 四(五)"]],
  [
    "scaffold-climbing",
    { form: "PLATFORM", liftHeight: m("150") },
    "OVER_SCALE",
    ["附件1 四(五)", "附件2 四(二)"],
  ],
  ["scaffold-cantilever", { sectionHeight: m("19.99") }, "HAZARDOUS", ["附件1 四(三)"]],
  ["scaffold-cantilever", { sectionHeight: m("20") }, "OVER_SCALE", ["附件1 四(三)", "附件2 四(三)"]],
  ["basket", {}, "HAZARDOUS", ["附件1 四(四)"]],
  ["platform", {}, "HAZARDOUS", ["附件1 四(五)"]],
  ["scaffold-special", {}, "HAZARDOUS", ["附件1 四(六)"]],
  ["demolition", CALM_DEMOLITION, "NOT_HAZARDOUS", []],
  ["demolition", { ...CALM_DEMOLITION, affects: true }, "HAZARDOUS", ["附件1 五"]],
  ...["WHARF", "BRIDGE", "VIADUCT", "CHIMNEY", "WATER-TOWER"].map(
    (structure): Row => ["demolition", { ...CALM_DEMOLITION, structure }, "OVER_SCALE", ["附件2 五(一)"]],
  ),
  ["demolition", { ...CALM_DEMOLITION, release: true }, "OVER_SCALE", ["附件2 五(一)"]],
  ["demolition", { ...CALM_DEMOLITION, heritage: true }, "OVER_SCALE", ["附件2 五(二)"]],
  ["tunnel", { method: "MINING" }, "OVER_SCALE", ["附件1 六", "附件2 六"]],
  ["tunnel", { method: "SHIELD" }, "OVER_SCALE", ["附件1 六", "附件2 六"]],
  ["tunnel", { method: "JACKING" }, "OVER_SCALE", ["附件1 六", "附件2 六"]],
  ["tunnel", { method: "DRILLING" }, "NOT_HAZARDOUS", []],
  ["curtain-wall", { height: m("49.99") }, "HAZARDOUS", ["附件1 七(一)"]],
  ["curtain-wall", { height: m("50") }, "OVER_SCALE", ["附件1 七(一)", "附件2 七(一)"]],
  ["steel", { structure: "STEEL", span: m("35.99") }, "HAZARDOUS", ["附件1 七(二)"]],
  ["steel", { structure: "STEEL", span: m("36") }, "OVER_SCALE", ["附件1 七(二)", "附件2 七(二)"]],
  ["steel", { structure: "GRID", span: m("36") }, "HAZARDOUS", ["附件1 七(二)"]],
  ["steel", { structure: "GRID", span: m("59.99") }, "HAZARDOUS", ["附件1 七(二)"]],
  ["steel", { structure: "GRID", span: m("60") }, "OVER_SCALE", ["附件1 七(二)", "附件2 七(二)"]],
  ["steel", { structure: "MEMBRANE", span: m("60") }, "OVER_SCALE", ["附件1 七(二)", "附件2 七(二)"]],
  ["hand-dug-pile", { depth: m("15.99") }, "HAZARDOUS", ["附件1 七(三)"]],
  ["hand-dug-pile", { depth: m("16") }, "OVER_SCALE", ["附件1 七(三)", "附件2 七(三)"]],
  ["underwater", {}, "OVER_SCALE", ["附件1 七(四)", "附件2 七(四)"]],
  ["precast", {}, "HAZARDOUS", ["附件1 七(五)"]],
  ["heavy-moving", { weight: kN("999.99") }, "NOT_HAZARDOUS", []],
  ["heavy-moving", { weight: kN("1000") }, "OVER_SCALE", ["附件2 七(五)"]],
  ["novel", { affectsSafety: true, noStandard: true }, "OVER_SCALE", ["附件1 七(六)", "附件2 七(六)"]],
  ["novel", { affectsSafety: true, noStandard: false }, "NOT_HAZARDOUS", []],
  ["novel", { affectsSafety: false, noStandard: true }, "NOT_HAZARDOUS", []],
];

describe("every limb of 附件1 and 附件2", () => {
  it.each(LIMBS)("%s %j → %s %j", (kind, parameters, result, clauses) => {
    const found = of(kind, parameters);
    expect([found.result, found.fired.map((fired) => fired.clause)]).toEqual([result, clauses]);
    expect(found.missing).toEqual([]);
    expect(found.problems).toEqual([]);
  });

  it("is reached by the rows above", () => {
    const reached = new Set(
      LIMBS.flatMap(([kind, parameters]) => of(kind, parameters).fired.map((fired) => fired.ruleId)),
    );
    expect(NATIONAL_2018.rules.map((rule) => rule.id).filter((id) => !reached.has(id))).toEqual([]);
  });
});

describe("a missing parameter", () => {
  const missing = (kind: string, parameters: Given = {}) => {
    const found = of(kind, parameters);
    return [found.result, found.atLeast, found.atMost, found.missing.map(({ key }) => key)];
  };

  it.each<[string, Given, string, string, string, string[]]>([
    ["pit", {}, "UNDETERMINED", "NOT_HAZARDOUS", "OVER_SCALE", ["depth", "complex"]],
    ["pit", { complex: true }, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["depth"]],
    ["pit", { depth: m("2") }, "UNDETERMINED", "NOT_HAZARDOUS", "HAZARDOUS", ["complex"]],
    ["pit", { depth: m("3") }, "HAZARDOUS", "HAZARDOUS", "HAZARDOUS", []],
    ["pit", { depth: m("5") }, "OVER_SCALE", "OVER_SCALE", "OVER_SCALE", []],
    ["formwork-tool", {}, "OVER_SCALE", "OVER_SCALE", "OVER_SCALE", []],
    ["formwork-support", { height: m("8") }, "OVER_SCALE", "OVER_SCALE", "OVER_SCALE", []],
    [
      "formwork-support",
      { ...LOW_SUPPORT, height: "" },
      "UNDETERMINED",
      "NOT_HAZARDOUS",
      "OVER_SCALE",
      ["height"],
    ],
    [
      "formwork-support",
      { ...LOW_SUPPORT, width: "" },
      "NOT_HAZARDOUS",
      "NOT_HAZARDOUS",
      "NOT_HAZARDOUS",
      [],
    ],
    [
      "formwork-support",
      { ...LOW_SUPPORT, width: "", isolated: true },
      "UNDETERMINED",
      "NOT_HAZARDOUS",
      "HAZARDOUS",
      ["width"],
    ],
    [
      "formwork-support",
      { ...LOW_SUPPORT, width: m("3"), isolated: "" },
      "UNDETERMINED",
      "NOT_HAZARDOUS",
      "HAZARDOUS",
      ["isolated"],
    ],
    [
      "formwork-support",
      { ...LOW_SUPPORT, height: m("6"), width: "", isolated: "" },
      "HAZARDOUS",
      "HAZARDOUS",
      "HAZARDOUS",
      [],
    ],
    [
      "formwork-support",
      {},
      "UNDETERMINED",
      "NOT_HAZARDOUS",
      "OVER_SCALE",
      ["height", "span", "areaLoad", "lineLoad", "width", "isolated"],
    ],
    ["bearing-support", {}, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["pointLoad"]],
    [
      "lifting",
      { unconventional: true, byMachine: true },
      "UNDETERMINED",
      "HAZARDOUS",
      "OVER_SCALE",
      ["pieceWeight"],
    ],
    ["lifting", { unconventional: false, byMachine: true }, "HAZARDOUS", "HAZARDOUS", "HAZARDOUS", []],
    ["lifting", { pieceWeight: kN("9"), byMachine: true }, "HAZARDOUS", "HAZARDOUS", "HAZARDOUS", []],
    [
      "lifting",
      { pieceWeight: kN("100"), byMachine: true },
      "UNDETERMINED",
      "HAZARDOUS",
      "OVER_SCALE",
      ["unconventional"],
    ],
    ["crane", {}, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["capacity", "totalHeight", "baseElevation"]],
    ["crane", { totalHeight: m("200") }, "OVER_SCALE", "OVER_SCALE", "OVER_SCALE", []],
    ["scaffold-ground", {}, "UNDETERMINED", "NOT_HAZARDOUS", "OVER_SCALE", ["height"]],
    ["scaffold-climbing", { liftHeight: m("100") }, "HAZARDOUS", "HAZARDOUS", "HAZARDOUS", []],
    ["scaffold-climbing", { form: "SCAFFOLD" }, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["liftHeight"]],
    ["scaffold-cantilever", {}, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["sectionHeight"]],
    ["demolition", { structure: "BRIDGE" }, "OVER_SCALE", "OVER_SCALE", "OVER_SCALE", []],
    [
      "demolition",
      { structure: "OTHER", release: false },
      "UNDETERMINED",
      "NOT_HAZARDOUS",
      "OVER_SCALE",
      ["heritage", "affects"],
    ],
    ["tunnel", {}, "UNDETERMINED", "NOT_HAZARDOUS", "OVER_SCALE", ["method"]],
    ["steel", { span: m("35") }, "HAZARDOUS", "HAZARDOUS", "HAZARDOUS", []],
    ["steel", { span: m("40") }, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["structure"]],
    ["steel", { span: m("60") }, "OVER_SCALE", "OVER_SCALE", "OVER_SCALE", []],
    ["hand-dug-pile", {}, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["depth"]],
    ["curtain-wall", {}, "UNDETERMINED", "HAZARDOUS", "OVER_SCALE", ["height"]],
    ["heavy-moving", {}, "UNDETERMINED", "NOT_HAZARDOUS", "OVER_SCALE", ["weight"]],
    ["novel", { noStandard: false }, "NOT_HAZARDOUS", "NOT_HAZARDOUS", "NOT_HAZARDOUS", []],
    ["novel", {}, "UNDETERMINED", "NOT_HAZARDOUS", "OVER_SCALE", ["affectsSafety", "noStandard"]],
  ])("%s %j → %s (%s…%s), asks %j", (kind, parameters, ...expected) => {
    expect(missing(kind, parameters)).toEqual(expected);
  });

  // Random completions of random partial items must land inside what was promised.
  const depthLike = fc.integer({ min: 0, max: 2500 }).map((hundredths) => m(String(hundredths / 100)));
  const full = fc.record({
    height: depthLike,
    span: depthLike,
    areaLoad: fc.integer({ min: 0, max: 200 }).map((tenths) => area(String(tenths / 10))),
    lineLoad: fc.integer({ min: 0, max: 250 }).map((tenths) => line(String(tenths / 10))),
    width: depthLike,
    isolated: fc.boolean(),
  });

  it("asks for both of two that are compared with each other", () => {
    const { result, missing } = of("formwork-support", {
      span: { value: "10", unit: "m" },
      areaLoad: { value: "0", unit: "kN/m2" },
      lineLoad: { value: "0", unit: "kN/m" },
      isolated: false,
    });
    expect(result).toBe("UNDETERMINED");
    expect(missing.map(({ key }) => key)).toEqual(expect.arrayContaining(["height"]));
  });

  it("never lets a completion leave the range, and names only what matters", () => {
    fc.assert(
      fc.property(
        full,
        fc.uniqueArray(
          fc.constantFrom<string[]>("height", "span", "areaLoad", "lineLoad", "width", "isolated"),
        ),
        (all, hidden) => {
          const partial = of(
            "formwork-support",
            Object.fromEntries(Object.entries(all).filter(([key]) => !hidden.includes(key))),
          );
          const whole = of("formwork-support", all);
          const order = ["NOT_HAZARDOUS", "HAZARDOUS", "OVER_SCALE"];
          expect(order.indexOf(whole.result)).toBeGreaterThanOrEqual(order.indexOf(partial.atLeast));
          expect(order.indexOf(whole.result)).toBeLessThanOrEqual(order.indexOf(partial.atMost));
          if (partial.result !== "UNDETERMINED") expect(whole.result).toBe(partial.result);
          else expect(partial.missing.length).toBeGreaterThan(0);
          for (const { key } of partial.missing) expect(hidden).toContain(key);
          for (const fired of partial.fired)
            expect(whole.fired.map((clause) => clause.ruleId)).toContain(fired.ruleId);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("units", () => {
  it.each([
    ["pit", { depth: { value: "500", unit: "cm" }, complex: false }, "OVER_SCALE"],
    ["pit", { depth: { value: "4999", unit: "mm" }, complex: false }, "HAZARDOUS"],
    ["pit", { depth: { value: "５．０", unit: "m" }, complex: false }, "OVER_SCALE"],
    ["formwork-support", { ...LOW_SUPPORT, areaLoad: { value: "15", unit: "kPa" } }, "OVER_SCALE"],
    ["formwork-support", { ...LOW_SUPPORT, areaLoad: { value: "1.5", unit: "t/m2" } }, "OVER_SCALE"],
    ["formwork-support", { ...LOW_SUPPORT, lineLoad: { value: "1999", unit: "kg/m" } }, "HAZARDOUS"],
    ["bearing-support", { pointLoad: { value: "699", unit: "kg" } }, "HAZARDOUS"],
    ["crane", { ...SMALL_CRANE, baseElevation: { value: "20000", unit: "cm" } }, "OVER_SCALE"],
  ])("%s %j → %s", (kind, parameters, result) => {
    expect(of(kind, parameters).result).toBe(result);
  });

  it("treats the strip between 9.80665 and 10 m/s² as reached, and says so", () => {
    const weigh = (value: string) => of("heavy-moving", { weight: { value, unit: "t" } });
    expect(weigh("99.9999").result).toBe("NOT_HAZARDOUS");
    const strip = weigh("100");
    expect(strip.result).toBe("OVER_SCALE");
    expect(strip.fired).toMatchObject([{ clause: "附件2 七(五)", borderline: true }]);
    expect(strip.numbers).toEqual([
      {
        key: "weight",
        label: "结构重量",
        given: "100 t（吨）",
        normalised: "980.665 kN",
        rounded: "1000 kN",
        designValue: false,
      },
    ]);
    expect(strip.notes.join("")).toContain("9.80665");
    expect(strip.notes.join("")).toContain("从严");
    // 1000 / 9.80665 = 101.9716…
    expect(weigh("101.9716").fired).toMatchObject([{ borderline: true }]);
    expect(weigh("101.9717").fired).toMatchObject([{ borderline: false }]);
    expect(weigh("101.9717").notes.join("")).not.toContain("从严");
    expect(of("heavy-moving", { weight: kN("999.9999") }).result).toBe("NOT_HAZARDOUS");
  });

  it("says which loads are design values", () => {
    const found = of("formwork-support", LOW_SUPPORT).numbers.filter((number) => number.designValue);
    expect(found.map((number) => number.key)).toEqual(["areaLoad", "lineLoad"]);
  });
});

describe("what cannot be read", () => {
  it.each<[string, Given, string, string]>([
    ["pit", { depth: m("5米"), complex: false }, "depth", "数字"],
    ["pit", { depth: m("1,000"), complex: false }, "depth", "千位"],
    ["pit", { depth: m("-5"), complex: false }, "depth", "负数"],
    ["pit", { depth: kN("5"), complex: false }, "depth", "单位"],
    ["pit", { depth: { value: "5", unit: "constructor" }, complex: false }, "depth", "单位"],
    ["pit", { depth: "5", complex: false }, "depth", "单位"],
    ["pit", { depth: m("2"), complex: "yes" }, "complex", "“是”或“否”"],
    ["tunnel", { method: "BLASTING" }, "method", "所列选项"],
    ["flying", {}, "kind", "重新选择"],
  ])("%s %j is a problem with %s", (kind, parameters, key, words) => {
    const found = of(kind, parameters);
    expect(found.problems.map((problem) => problem.key)).toEqual([key]);
    expect(found.problems[0]?.message).toContain(words);
    expect(found.result).toBe("UNDETERMINED");
  });

  it("does not spoil a result that does not need it", () => {
    const found = of("formwork-support", { height: m("8"), span: m("long") });
    expect(found.result).toBe("OVER_SCALE");
    expect(found.problems).toHaveLength(1);
  });

  it("refuses malformed items at the boundary", () => {
    expect(itemSchema.safeParse({ kind: "pit", parameters: { depth: m("5") } }).success).toBe(true);
    expect(
      itemSchema.safeParse({ kind: "pit", parameters: { depth: { value: 5, unit: "m" } } }).success,
    ).toBe(false);
    expect(itemSchema.safeParse({ kind: "pit", parameters: { depth: m("5".repeat(41)) } }).success).toBe(
      false,
    );
  });
});

describe("a plan", () => {
  const over: Item = { kind: "pit", parameters: { depth: m("5") } };
  const hazardous: Item = { kind: "basket", parameters: {} };
  const none: Item = { kind: "scaffold-ground", parameters: { height: m("10") } };
  const unknown: Item = { kind: "pit", parameters: {} };
  const smallDoubt: Item = { kind: "pit", parameters: { depth: m("2") } };

  it.each<[string, Item[], string]>([
    ["nothing", [], "UNDETERMINED"],
    ["none", [none], "NOT_HAZARDOUS"],
    ["none and hazardous", [none, hazardous], "HAZARDOUS"],
    ["any over scale", [none, hazardous, over], "OVER_SCALE"],
    ["over scale and unknown", [unknown, over], "OVER_SCALE"],
    ["hazardous and unknown", [hazardous, unknown], "UNDETERMINED"],
    ["hazardous and a doubt that cannot exceed it", [hazardous, smallDoubt], "HAZARDOUS"],
  ])("with %s", (_, items, result) => {
    expect(classifyPlan(items, CATALOGUE, DATE).result).toBe(result);
  });
});

type Computed = Parameters<typeof whyNotOverride>[0];

describe("override", () => {
  const hazardous = of("basket");
  const doubt = of("bearing-support");
  const allow = (
    computed: Computed,
    level: "NOT_HAZARDOUS" | "HAZARDOUS" | "OVER_SCALE",
    by: "CONTRACTOR" | "STATION",
    reason = "",
  ) => whyNotOverride(computed, { level, by, reason });

  it("lets the contractor go up only", () => {
    expect(allow(hazardous, "OVER_SCALE", "CONTRACTOR")).toBeNull();
    expect(allow(hazardous, "HAZARDOUS", "CONTRACTOR")).toContain("无需调整");
    expect(allow(hazardous, "NOT_HAZARDOUS", "CONTRACTOR")).toContain("市监督站");
    expect(allow(hazardous, "NOT_HAZARDOUS", "CONTRACTOR", "理由")).toContain("市监督站");
  });

  it("takes the highest possible level for what is undetermined", () => {
    expect(allow(doubt, "OVER_SCALE", "CONTRACTOR")).toBeNull();
    expect(allow(doubt, "HAZARDOUS", "CONTRACTOR")).toContain("补全参数");
  });

  it("lets the station go down with a reason", () => {
    expect(allow(hazardous, "NOT_HAZARDOUS", "STATION", "  ")).toContain("理由");
    expect(allow(hazardous, "NOT_HAZARDOUS", "STATION", "现场核实")).toBeNull();
    expect(allow(hazardous, "OVER_SCALE", "STATION")).toBeNull();
  });
});

describe("exact decimals", () => {
  it.each([
    ["0.1", "0.10", 0],
    ["2.999999999", "3", -1],
    ["-1", "-1.5", 1],
    ["3.0", "3", 0],
  ])("%s against %s", (a, b, sign) => {
    expect(compareDecimals(decimal(a), decimal(b))).toBe(sign);
  });

  it.each(["", "abc", "1e3", "1.", ".5", "1 000", "0x10", "1234567890123", "NaN", "Infinity"])(
    "%j is none",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
      expect(() => decimal(text)).toThrow(RangeError);
    },
  );

  it("are written back as read", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999999, max: 999999 }),
        fc.integer({ min: 0, max: 4 }),
        (digits, scale) => {
          const text = formatDecimal({ digits: BigInt(digits), scale });
          expect(compareDecimals(decimal(text), { digits: BigInt(digits), scale })).toBe(0);
        },
      ),
    );
  });
});
