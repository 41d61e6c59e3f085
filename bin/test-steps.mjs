import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./install.mjs";

const results = join(root, ".local", "test-results");
const tool = (file) => [process.execPath, join(root, "node_modules", file)];
const own = (file) => [process.execPath, join(root, file)];
const typeScript = (file) => [process.execPath, "--import", "tsx", join(root, file)];

/** Every step of `npm test`. A step with `project` counts the tests of that jest project, any other counts as one. */
const steps = [
  { name: "versions", title: "version floors", command: own("tests/architecture/check-versions.mjs") },
  { name: "types", title: "types", command: [...tool("typescript/bin/tsc"), "--noEmit"] },
  { name: "lint", title: "lint and format", command: [...tool("@biomejs/biome/bin/biome"), "check", "."] },
  { name: "imports", title: "import rules", command: own("tests/architecture/check-imports.mjs") },
  {
    name: "unused",
    title: "unused code and dependencies",
    command: [...tool("knip/bin/knip.js"), "--no-progress"],
  },
  { name: "unit", title: "unit and architecture tests", project: "unit" },
  { name: "ui", title: "design system tests", project: "ui" },
  {
    name: "redis",
    title: "Redis is there",
    command: [...typeScript("tests/support/fetch-programs.ts"), "redis"],
  },
  { name: "services", title: "use-cases, faults and attacks on real services", project: "services" },
  { name: "build", title: "production build", command: own("bin/build") },
  {
    name: "chromium",
    title: "Chromium is there",
    command: [...typeScript("tests/support/fetch-programs.ts"), "chromium"],
  },
  { name: "journeys", title: "journeys in the browser", project: "journeys" },
];

/** What a step cannot do without. */
const needs = { services: ["redis"], journeys: ["build", "chromium"] };

/** Runs the steps named, or all; answers the exit code. Every step runs, also after one that failed. */
export async function runSteps(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(", ")}. Steps: ${steps.map((step) => step.name).join(", ")}`);
    return 1;
  }
  const wanted = new Set(names.flatMap((name) => [...(needs[name] ?? []), name]));
  const chosen = steps.filter((step) => names.length === 0 || wanted.has(step.name));
  mkdirSync(results, { recursive: true });
  const started = performance.now();
  const outcomes = [];
  for (const step of chosen) {
    console.log(
      `\n── ${step.name}: ${step.title} ${"─".repeat(Math.max(2, 60 - step.name.length - step.title.length))}`,
    );
    const from = performance.now();
    const outcome = step.project ? await runProject(step.project) : await runCommand(step.command);
    outcomes.push({ ...step, ...outcome, seconds: (performance.now() - from) / 1000 });
  }
  return summarize(outcomes, (performance.now() - started) / 1000);
}

async function runCommand(command) {
  const code = await run(command);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Tests by jest's own count. A suite that did not run, and a skipped test, are failures: nothing is passed over. */
async function runProject(project) {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const jest = tool("jest/bin/jest.js");
  const code = await run([
    ...jest,
    "--ci",
    "--maxWorkers=2",
    `--selectProjects=${project}`,
    "--json",
    `--outputFile=${file}`,
  ]);
  if (!existsSync(file)) return { passed: 0, failed: 1, note: "jest gave no result" };
  const said = JSON.parse(readFileSync(file, "utf8"));
  const passed = said.numPassedTests;
  const left = said.numPendingTests + said.numTodoTests;
  let failed = said.numFailedTests + said.numRuntimeErrorTestSuites + left;
  if (failed === 0 && (code !== 0 || passed === 0)) failed = 1;
  const named = failedTests(said);
  return {
    passed,
    failed,
    named,
    note: left > 0 ? `${left} skipped` : passed === 0 ? "no test ran" : undefined,
  };
}

/** Suite and name of what failed: said again at the end, where a long output is still read. */
function failedTests(said) {
  return said.testResults.flatMap(({ name, message, assertionResults }) => {
    const suite = name.replace(`${root}/`, "");
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0) return message ? [`${suite} did not run`] : [];
    return failed.map(
      ({ fullName, failureMessages }) => `${suite} › ${fullName}\n    ${firstLines(failureMessages)}`,
    );
  });
}

function firstLines(messages) {
  return stripVTControlCharacters(messages[0] ?? "")
    .split("\n")
    .slice(0, 12)
    .join("\n    ");
}

function run([command, ...args]) {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_NO_WARNINGS: "1", NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
    // Settings of a stack running beside are none of the tests' business.
    for (const name of ["DATABASE_URL", "REDIS_URL", "GONGPING_MODE", "TEST_ADMIN_URL", "PORT"])
      delete env[name];
    // jest prints its JSON besides writing it: only what it says on the error stream is for people.
    const quiet = args.includes("--json") ? "ignore" : "inherit";
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", quiet, "inherit"] });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (code) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      resolve(code ?? 1);
    });
  });
}

function summarize(outcomes, seconds) {
  console.log("\n── summary ".padEnd(66, "─"));
  for (const { name, title, passed, failed, note, seconds: took } of outcomes) {
    const verdict = failed > 0 ? "FAILED" : "ok";
    const line = `${verdict.padEnd(7)}${name.padEnd(10)}${title.padEnd(48)}${took.toFixed(1).padStart(7)} s`;
    console.log(`${line}  ${passed} passed, ${failed} failed${note ? ` (${note})` : ""}`);
  }
  for (const { named = [] } of outcomes) for (const one of named) console.log(`\nfailed: ${one}`);
  const total = (key) => outcomes.reduce((sum, one) => sum + one[key], 0);
  console.log(`\n${Math.round(seconds)} s in all`);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  return total("failed") > 0 ? 1 : 0;
}
