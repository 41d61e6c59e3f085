import fc from "fast-check";
import { applyEdits, gather, type ItemEdit, type SourcedItem } from "./edit-items";

const item = (id: string, more: Partial<SourcedItem> = {}): SourcedItem => ({
  id,
  heading: "SITE",
  chapter: "第1章",
  page: "3",
  severity: "ADVICE",
  text: `意见${id}`,
  sources: [`from-${id}`],
  ...more,
});
const edit = ({ sources: _, ...one }: SourcedItem, more: Partial<ItemEdit> = {}): ItemEdit => ({
  ...one,
  place: 1,
  drop: false,
  into: null,
  ...more,
});
let made = 0;
const newId = () => `new-${++made}`;
const a = item("a");
const b = item("b", { severity: "MUST" });

describe("edits of a draft", () => {
  it("order, drop and add", () => {
    const added = edit(item(""), { id: "", text: "另加", place: 1 });
    const done = applyEdits([a, b], [edit(a, { place: 3 }), edit(b, { drop: true }), added], newId);
    expect(done).toMatchObject({
      items: [
        { text: "另加", sources: [] },
        { id: "a", sources: ["from-a"] },
      ],
    });
  });

  it("merge words, sources and 必须修改", () => {
    const done = applyEdits([a, b], [edit(a), edit(b, { into: 1 })], newId);
    expect(done).toEqual({
      items: [{ ...a, severity: "MUST", text: "意见a；意见b", sources: ["from-a", "from-b"] }],
    });
  });

  it.each([
    ["into itself", [edit(a, { into: 1 }), edit(b)], "items.0.into"],
    ["into nothing", [edit(a, { into: 7 }), edit(b)], "items.0.into"],
    ["into what is dropped", [edit(a, { into: 2 }), edit(b, { drop: true })], "items.0.into"],
    ["in a ring", [edit(a, { into: 2 }), edit(b, { into: 1 })], "items.0.into"],
    ["to nothing", [edit(a, { text: " " }), edit(b)], "items.0.text"],
  ] as const)("refuse to go %s", (_, edits, field) => {
    expect(applyEdits([a, b], edits, newId)).toMatchObject({
      faults: expect.arrayContaining([{ field, sentence: expect.any(String) }]),
    });
  });

  it("lose no source but those of what is dropped", () => {
    const shape = fc.array(
      fc.record({
        place: fc.nat(9),
        drop: fc.boolean(),
        into: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(shape, (changes) => {
        const items = changes.map((_, index) => item(String(index)));
        const done = applyEdits(
          items,
          items.map((one, index) => edit(one, changes[index])),
          newId,
        );
        if ("faults" in done) return;
        const kept = items.filter((_, index) => !changes[index]?.drop).flatMap(({ sources }) => sources);
        expect(done.items.flatMap(({ sources }) => sources).sort()).toEqual([...kept].sort());
      }),
    );
  });
});

it("gathers what says the same of the same place", () => {
  const same = item("c", { text: `${a.text} `, sources: ["from-c"] });
  expect(gather([a, b, same])).toEqual([{ ...a, sources: ["from-a", "from-c"] }, b]);
});
