import { readFileSync } from "node:fs";
import { filesMatching } from "../../architecture/sources";

export interface Way {
  /** As the address is written, with [names] for what varies: /contractor/cases/[id]. */
  readonly pattern: string;
  /** GET for a page; for a route handler each method it exports. */
  readonly method: string;
  readonly page: boolean;
}

/** Every page and route handler there is, read from the folders of src/app. */
export function waysIn(): Way[] {
  return filesMatching(/\/(page\.tsx|route\.ts)$/, ["src/app"]).flatMap((file): Way[] => {
    const pattern =
      file
        .replace(/^src\/app/, "")
        .replace(/\/(page\.tsx|route\.ts)$/, "")
        .replaceAll(/\/\([^)]+\)/g, "") || "/";
    if (file.endsWith("page.tsx")) return [{ pattern, method: "GET", page: true }];
    const methods = [
      ...readFileSync(file, "utf8").matchAll(/^export (?:async )?(?:function|const) ([A-Z]+)\b/gm),
    ];
    return methods.map(([, method = ""]) => ({ pattern, method, page: false }));
  });
}

export interface ExportedAction {
  readonly name: string;
  readonly file: string;
}

/** Every server action there is: the exports of files that begin with "use server". */
export function actionsDeclared(): ExportedAction[] {
  return filesMatching(/\.tsx?$/, ["src"])
    .filter((file) => /^\s*["']use server["']/.test(readFileSync(file, "utf8")))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^export (?:const|async function) (\w+)/gm)].map(
        ([, name = ""]) => ({ name, file }),
      ),
    );
}

interface Manifest {
  readonly node: Readonly<
    Record<string, { readonly exportedName?: string; readonly filename?: string; readonly workers: object }>
  >;
}

export interface BuiltAction {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  /** Pages that may call it, as patterns. */
  readonly pages: readonly string[];
}

/** The actions of the build with the ids they are called by; what no page uses is not in it. */
export function actionsBuilt(): BuiltAction[] {
  const text = readFileSync(".next/server/server-reference-manifest.json", "utf8");
  const { node } = JSON.parse(text) as Manifest;
  return Object.entries(node).map(([id, { exportedName = "", filename = "", workers }]) => ({
    id,
    name: exportedName,
    file: filename,
    pages: Object.keys(workers).map(
      (key) =>
        key
          .replace(/^app/, "")
          .replace(/\/page$/, "")
          .replaceAll(/\/\([^)]+\)/g, "") || "/",
    ),
  }));
}
