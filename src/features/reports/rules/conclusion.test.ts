import fc from "fast-check";
import { type DraftContent, faultsOf, shortestRequirement } from "./conclusion";
import { conclusionCodes, headingCodes, severityCodes } from "./labels";

const words = fc.string({ minLength: 0, maxLength: 20 });
const item = fc.record({
  heading: fc.constantFrom(...headingCodes),
  chapter: words,
  page: words,
  severity: fc.constantFrom(...severityCodes),
  text: words,
});
const draft: fc.Arbitrary<DraftContent> = fc.record({
  headings: fc.record({ COMPLETENESS: words, CALCULATION: words, SITE: words }),
  items: fc.array(item, { maxLength: 5 }),
  defects: fc.array(words, { maxLength: 2 }),
  conclusion: fc.option(fc.constantFrom(...conclusionCodes), { nil: null }),
});

const good: DraftContent = {
  headings: { COMPLETENESS: "完整。", CALCULATION: "符合。", SITE: "满足。" },
  items: [
    { heading: "SITE", chapter: "第3章", page: "", severity: "MUST", text: "补充管线保护的监测点布置" },
  ],
  defects: [],
  conclusion: "PASS_AFTER_REVISION",
};

describe("a draft that is put to the panel", () => {
  it("passes when it says what it must", () => {
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf({ ...good, items: [], conclusion: "PASS" })).toEqual([]);
    expect(faultsOf({ ...good, items: [], defects: ["没有监测方案"], conclusion: "FAIL" })).toEqual([]);
  });

  it.each([
    ["no conclusion", { ...good, conclusion: null }, "conclusion"],
    ["通过 with something that must be changed", { ...good, conclusion: "PASS" }, "conclusion"],
    ["通过 with a serious defect", { ...good, items: [], defects: ["x"], conclusion: "PASS" }, "conclusion"],
    ["修改后通过 without a change", { ...good, items: [] }, "conclusion"],
    ["a vague change", { ...good, items: [{ ...good.items[0]!, text: "修改完善" }] }, "items.0.text"],
    ["a change nowhere", { ...good, items: [{ ...good.items[0]!, chapter: "" }] }, "items.0.chapter"],
    ["a heading without words", { ...good, headings: { ...good.headings, SITE: " " } }, "headings.SITE"],
  ] as const)("is refused for %s", (_, wrong, field) => {
    expect(faultsOf(wrong).map((fault) => fault.field)).toEqual([field]);
  });

  it("never passes against 四(二)4, whatever is written", () => {
    let passed = 0;
    fc.assert(
      fc.property(draft, (one) => {
        const filled = { ...one, headings: good.headings };
        if (faultsOf(filled).length > 0) return;
        passed++;
        const required = filled.items.filter(({ severity }) => severity === "MUST");
        expect(filled.conclusion).not.toBeNull();
        if (filled.conclusion === "PASS") expect([required.length, filled.defects.length]).toEqual([0, 0]);
        if (filled.conclusion === "PASS_AFTER_REVISION") expect(required.length).toBeGreaterThan(0);
        for (const { text, chapter, page } of required) {
          expect([...text.trim()].length).toBeGreaterThanOrEqual(shortestRequirement);
          expect(chapter.trim() + page.trim()).not.toBe("");
        }
      }),
      { numRuns: 2000 },
    );
    expect(passed).toBeGreaterThan(20);
  });
});
