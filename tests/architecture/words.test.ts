import { codeOf, filesAtRoot, filesMatching, read, sources } from "./sources";

// What must not stand in the sources, whoever wrote it.

/** Lines of the files that match, with file and number. */
function hits(files: readonly string[], pattern: RegExp, text = codeOf): string[] {
  return files.flatMap((file) =>
    text(file)
      .split("\n")
      .flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])),
  );
}

describe("the product's sources", () => {
  it("are found", () => {
    expect(sources().length).toBeGreaterThan(200);
  });

  it("read the environment in three places alone", () => {
    const allowed = ["src/platform/env.ts", "src/platform/log.ts", "src/db/client.ts"];
    const others = sources().filter((file) => !allowed.includes(file));
    // The framework replaces these two when it builds.
    expect(hits(others, /process\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME|NEXT_PHASE)\b)/)).toEqual([]);
  });

  it("take the time from the one clock", () => {
    expect(hits(sources("src/features"), /\bnew Date\(\)|\bDate\.now\(/)).toEqual([]);
    expect(hits(sources("src/worker"), /\bnew Date\(\)|\bDate\.now\(/)).toEqual([]);
  });

  it("leave chance to the system's secure source", () => {
    expect(hits(sources(), /\bMath\.random\b/)).toEqual([]);
  });

  it("carry no inline style, which the policy would refuse", () => {
    expect(hits(sources(), /\bstyle=\{|\bstyle="/)).toEqual([]);
  });

  it("bend no type", () => {
    expect(hits(sources(), /\bas any\b|: any\b|<any>/)).toEqual([]);
    expect(hits(sources(), /@ts-(ignore|nocheck|expect-error)/, read)).toEqual([]);
  });

  it("write no raw HTML", () => {
    expect(hits(sources(), /dangerouslySetInnerHTML|\binnerHTML\b/)).toEqual([]);
  });
});

describe("the whole repository", () => {
  const written = [
    ...filesAtRoot(),
    ...filesMatching(/\.(ts|tsx|mjs|js|json|md|css|sql|yaml|yml|sh|html)$|^(bin|\.ci)\/[^.]+$/),
  ];
  const others = written.filter((file) => file !== "tests/architecture/words.test.ts");

  it("names no package registry and no mirror", () => {
    const hosts = ["npmjs", "npmmirror", "yarnpkg", "unpkg", "jsdelivr", "taobao", "pypi"];
    expect(hits(others, new RegExp(`\\b(${hosts.join("|")})\\.(org|com|net)`), read)).toEqual([]);
  });

  it("names no folder of anybody's machine", () => {
    expect(hits(others, /["'\s`(=](\/work\/|\/root\/|\/home\/[a-z]|\/Users\/)/, read)).toEqual([]);
  });

  it("skips no test and runs none alone", () => {
    const tests = filesMatching(/\.test\.tsx?$/, ["src", "dev", "tests"]).filter((file) =>
      others.includes(file),
    );
    expect(
      hits(tests, /\b(it|test|describe)\.(skip|only|todo|failing)\b|\bx(it|describe)\(|\bfdescribe\(/),
    ).toEqual([]);
  });

  it("keeps secrets out of its files", () => {
    expect(
      hits(others, /-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|LTAI[0-9A-Za-z]{16}/, read),
    ).toEqual([]);
  });
});
