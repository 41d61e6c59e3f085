import { existsSync } from "node:fs";
import path from "node:path";
import { codeOf, filesMatching, sources } from "./sources";

// The ways into the product: each goes through its wrapper, none beside it.

/** A page and the modules of src/app it is made of. */
function withOwnModules(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, target = ""] of codeOf(file).matchAll(/from "([^"]+)"/g)) {
    const base = target.startsWith("@/")
      ? path.posix.join("src", target.slice(2))
      : target.startsWith(".")
        ? path.posix.join(path.posix.dirname(file), target)
        : undefined;
    const found = base && [".ts", ".tsx"].map((ending) => base + ending).find((one) => existsSync(one));
    if (found?.startsWith("src/app/")) withOwnModules(found, seen);
  }
  return seen;
}

describe("server actions", () => {
  const files = sources().filter((file) => /^\s*"use server"/.test(codeOf(file)));
  const exported = (file: string) => [...codeOf(file).matchAll(/^export (?!type|interface)(.*)$/gm)];

  it("are found", () => {
    expect(files.length).toBeGreaterThan(2);
  });

  it.each(files)("of %s all go through the wrapper", (file) => {
    const beside = exported(file)
      .map(([, rest = ""]) => rest)
      .filter((rest) => !/^const \w+ = (action|accountAction|openAction)\b/.test(rest));
    expect(beside).toEqual([]);
    expect(exported(file)).not.toEqual([]);
  });

  it("are declared nowhere else", () => {
    const inline = sources().filter(
      (file) => !files.includes(file) && /["']use server["']/.test(codeOf(file)),
    );
    expect(inline).toEqual([]);
  });
});

describe("what delegates may do", () => {
  const calls = sources()
    .filter((file) => /actions|\/route\.ts$/.test(file))
    .flatMap((file) =>
      [...codeOf(file).matchAll(/\baction\(\{([\s\S]*?)\n\}\)|\bcallerOf\(([^)]*)\)/g)].map(
        ([call, spec, asked]) => ({ file, call, text: spec ?? asked ?? "" }),
      ),
    )
    .filter(({ text, file }) => /"contractor"/.test(text) && !file.endsWith("api/caller.ts"));

  it("is asked at every way in for contractors", () => {
    expect(calls.length).toBeGreaterThan(20);
    const silent = calls.filter(({ call, text }) =>
      call.startsWith("action")
        ? !/\bright: "(VIEW|FILE|DRAW|UNIT)"/.test(text)
        : !/"(VIEW|FILE|DRAW|UNIT)"\s*$/.test(text),
    );
    expect(silent.map(({ file, call }) => `${file}: ${call}`)).toEqual([]);
  });

  it("is never taken from another place than the two wrappers and the page's reader", () => {
    const deciding = sources().filter((file) => /\bwhyNotAs\(/.test(codeOf(file)));
    expect(deciding.sort()).toEqual([
      "src/app/(contractor)/contractor/rights/page.tsx",
      "src/app/api/caller.ts",
      "src/platform/action.ts",
      "src/platform/delegated-right.ts",
      "src/platform/request.ts",
    ]);
  });
});

describe("pages", () => {
  const pages = filesMatching(/\/page\.tsx$/, ["src/app"]).filter((file) => !file.includes("/(public)/"));

  it("are found", () => {
    expect(pages.length).toBeGreaterThan(5);
  });

  it.each(pages)("%s reads who is looking", (page) => {
    const modules = [...withOwnModules(page)].filter((file) => !file.endsWith("/layout.tsx"));
    expect(modules.some((file) => /\bpageContext\(/.test(codeOf(file)))).toBe(true);
  });

  it.each(pages)("%s asks for the role of its workspace", (page) => {
    const [, workspace = ""] = /^src\/app\/\((\w+)\)/.exec(page) ?? [];
    const asked = [...withOwnModules(page)].flatMap((file) =>
      [...codeOf(file).matchAll(/\bpageContext\(\s*"(\w+)"/g)].map(([, role]) => role),
    );
    expect([...new Set(asked)]).toEqual([workspace]);
  });
});
