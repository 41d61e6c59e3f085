import { type Edge, pathsFrom } from "./relation-path";

const share = (upper: string, lower: string, controls = true): Edge => ({
  upper,
  lower,
  kind: "SHARE",
  controls,
});
const branch = (upper: string, lower: string): Edge => ({ upper, lower, kind: "BRANCH", controls: true });
const way = (edges: readonly Edge[], from: string, to: string, siblings = true) =>
  pathsFrom(
    edges,
    from,
    siblings,
  )(to)?.map((step) => `${step.from}${step.direction === "UP" ? "↑" : "↓"}${step.to}`);

describe("the way between two units", () => {
  it("goes straight up or down through any share, and turns on control alone", () => {
    const edges = [share("G", "A", false), share("G", "B"), share("A", "C", false)];
    expect(way(edges, "C", "G")).toEqual(["C↑A", "A↑G"]);
    expect(way(edges, "G", "C")).toEqual(["G↓A", "A↓C"]);
    expect(way(edges, "A", "B")).toBeUndefined();
    const controlled = [share("G", "A"), share("G", "B")];
    expect(way(controlled, "A", "B")).toEqual(["A↑G", "G↓B"]);
    expect(way(controlled, "A", "B", false)).toBeUndefined();
  });

  it("takes a branch for its legal person, whichever way it goes", () => {
    const edges = [branch("H", "N"), branch("H", "S"), share("O", "H", false)];
    expect(way(edges, "N", "S", false)).toEqual(["N↑H", "H↓S"]);
    expect(way(edges, "O", "S", false)).toEqual(["O↓H", "H↓S"]);
  });

  it("prefers the direct line to a shorter way among siblings, and ends in circles", () => {
    const edges = [share("G", "A"), share("G", "C"), share("A", "B", false), share("B", "C", false)];
    expect(way(edges, "A", "C")).toEqual(["A↓B", "B↓C"]);
    const circle = [share("A", "B"), share("B", "C"), share("C", "A")];
    expect(way(circle, "A", "C")).toHaveLength(1);
    expect(way(circle, "A", "X")).toBeUndefined();
  });
});
