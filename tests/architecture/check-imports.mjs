// Checks the import rules of .dependency-cruiser.mjs, and that the checker itself still sees violations.
// TypeScript 7 has no compiler API: each file is stripped to JavaScript in a scratch copy first, once with
// its imports of types kept as imports and once without them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/core";
import { cruise } from "dependency-cruiser";
import { everyImport, runtimeImport } from "../../.dependency-cruiser.mjs";
import { planted } from "./planted-imports.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folders = ["src", "dev", "bin", "tests"];
const fewestModules = 100;

const sources = new Map(
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((file) => `${folder}/${file}`)
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
      .map((file) => [file, readFileSync(join(root, file), "utf8")]),
  ),
);
const assets = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(css|json|svg|mjs|d\.ts)$/.test(file)),
);

/** Plain JavaScript with the same imports; with `types` those of types become ordinary ones. */
function strip(file, source, types) {
  const kept = types
    ? `${source.replaceAll(/^(import|export) type (?=[{*]|\w+ from )/gm, "$1 ")}\n${inlineTypes(source)}`
    : source;
  return transformSync(kept, {
    filename: file,
    jsc: {
      parser: { syntax: "typescript", tsx: file.endsWith("x") },
      transform: { verbatimModuleSyntax: true, react: { runtime: "classic" } },
      target: "es2022",
    },
  }).code;
}

/** `import("./x").Name` inside a type is an import too. */
function inlineTypes(source) {
  const found = source.matchAll(/(?<!await |=> |return )\bimport\("([^"]+)"\)/g);
  return [...found].map(([, module]) => `import ${JSON.stringify(module)};`).join("\n");
}

/** Reads the given files as one tree; answers what the rules say about it. */
async function examine(files, rules, types) {
  const place = join(root, ".local", `import-check-${process.pid}`);
  rmSync(place, { recursive: true, force: true });
  const put = (file, text) => {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), text);
  };
  try {
    for (const [file, source] of files) put(file, strip(file, source, types));
    for (const file of assets) put(file, file.endsWith(".mjs") ? "export {};" : "{}");
    const { output } = await cruise(
      folders,
      {
        baseDir: place,
        parser: "swc",
        validate: true,
        ruleSet: { forbidden: rules },
        doNotFollow: { path: "node_modules" },
        enhancedResolveOptions: {
          exportsFields: ["exports"],
          conditionNames: ["import", "node", "types", "default"],
        },
      },
      { alias: { "@": join(place, "src") }, extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"] },
    );
    return output.summary;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function describe({ rule, from, to, cycle }) {
  const way = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
  return `${rule.name}: ${from} → ${way}`;
}

const faults = [];
for (const [pass, rules] of Object.entries({ every: everyImport, runtime: runtimeImport })) {
  const types = pass === "every";
  const real = await examine(sources, rules, types);
  if (real.totalCruised < fewestModules) faults.push(`only ${real.totalCruised} modules were read`);
  faults.push(...real.violations.map(describe));

  const wanted = planted[pass];
  for (const name of new Set(rules.map((rule) => rule.name))) {
    if (!wanted[name]) faults.push(`no violation of ${name} is planted`);
  }
  const sown = new Map([...sources, ...Object.values(wanted), ...Object.entries(planted.beside)]);
  const { violations } = await examine(sown, rules, types);
  for (const [name, [file]] of Object.entries(wanted)) {
    const seen = violations.some((one) => one.rule.name === name && describe(one).includes(file));
    if (!seen) faults.push(`the checker is blind: the planted violation of ${name} was not found`);
  }
  console.log(
    `${pass}: ${real.totalCruised} modules, ${real.totalDependenciesCruised} imports, ${rules.length} rules`,
  );
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
