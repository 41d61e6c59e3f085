import { NATIONAL_2018 } from "@/features/rulebook";
import { DEFECTS, defectLabel, defectsFor } from "./defects";

describe("严重缺陷清单", () => {
  it.each(NATIONAL_2018.kinds.map(({ code }) => code))("has a list for %s", (kind) => {
    expect(defectsFor([kind]).length).toBeGreaterThan(DEFECTS.common?.length ?? 0);
  });

  it("gives every defect a code of its own and knows its words", () => {
    const all = Object.values(DEFECTS).flat();
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    for (const { code, label } of all) expect(defectLabel(code)).toBe(label);
    expect(defectLabel("pit.99")).toBeNull();
    expect(defectLabel("constructor")).toBeNull();
  });

  it("lists a kind once and an unknown kind not at all", () => {
    expect(defectsFor(["pit", "pit"])).toEqual(defectsFor(["pit"]));
    expect(defectsFor(["nothing"])).toEqual(DEFECTS.common);
  });
});
