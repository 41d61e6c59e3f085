import { handlers, sweeps } from "../../src/worker/registry";
import { codeOf, filesMatching, sources } from "./sources";

describe("the worker", () => {
  const contracts = sources("src/features").flatMap((file) =>
    [...codeOf(file).matchAll(/\bjob\(\{\s*name: "([^"]+)"/g)].map(([, name = ""]) => ({ name, file })),
  );

  it("has contracts to answer", () => {
    expect(contracts.length).toBeGreaterThan(3);
  });

  it.each(contracts)("answers $name", ({ name }) => {
    expect(handlers.filter((handler) => handler.name === name)).toHaveLength(1);
  });

  it("answers nothing that nobody can ask for", () => {
    const known = contracts.map(({ name }) => name);
    expect(handlers.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(filesMatching(/^src\/features\/[^/]+\/handlers\.ts$/, ["src/features"]))("knows %s", (file) => {
    const [, feature = ""] = /features\/([^/]+)/.exec(file) ?? [];
    expect(codeOf("src/worker/registry.ts")).toContain(`@/features/${feature}/handlers`);
  });

  it("sweeps under names of their own", () => {
    const names = sweeps.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });
});

describe("lifecycles", () => {
  const lifecycles = filesMatching(/\/lifecycle\.ts$/, ["src/features"]);
  const invariants = filesMatching(/invariants?(\/.*)?\.ts$/, ["src", "bin"])
    .map(codeOf)
    .join("\n");

  it("are found", () => {
    expect(lifecycles.length).toBeGreaterThan(0);
  });

  it.each(lifecycles)("%s has an invariant that watches over it", (file) => {
    const [, feature = ""] = /features\/([^/]+)/.exec(file) ?? [];
    expect(invariants).toMatch(new RegExp(`features/${feature}(/lifecycle)?"|from "\\./lifecycle"`));
  });
});
