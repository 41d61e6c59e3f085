import { existsSync } from "node:fs";
import path from "node:path";
import { filesAtRoot, filesMatching, read } from "./sources";

// A document that names a file that is not there has gone stale.

const documents = [...filesAtRoot().filter((file) => file.endsWith(".md")), ...filesMatching(/\.md$/)];
const ours = /^(\.ci|bin|dev|docs|drizzle|public|src|tests)\//;
/** Made when the product runs or is built. */
const later = /^tests\/screenshots\/out/;

/** Paths in back quotes; `a/{b,c}.ts` names two, `*` and `…` leave the rest open. */
function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, words = ""]) => words.split(/\s+/))
    .filter((word) => ours.test(word) && !later.test(word))
    .flatMap(spread)
    .map((word) =>
      word
        .replace(/[:#].*$/, "")
        .replace(/[*…<[].*$/, "")
        .replace(/[.,;)]+$/, ""),
    )
    .map((word) => (word.endsWith("/") ? word.slice(0, -1) : word));
}

function spread(word: string): string[] {
  const [whole, inside = ""] = /\{([^}]*)\}/.exec(word) ?? [];
  return whole ? inside.split(",").map((one) => word.replace(whole, one)) : [word];
}

function linked(file: string): string[] {
  return [...read(file).matchAll(/\]\((?!https?:|mailto:|#|\/)([^)\s#]+)/g)].map(([, target = ""]) =>
    path.posix.join(path.posix.dirname(file), decodeURIComponent(target)),
  );
}

describe("documents", () => {
  it("are found", () => {
    expect(documents.length).toBeGreaterThan(4);
  });

  it.each(documents)("%s names only what is there", (file) => {
    const missing = [...quoted(read(file)), ...linked(file)].filter(
      (target) => target !== "" && !existsSync(target),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});
