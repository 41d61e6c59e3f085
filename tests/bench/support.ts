import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { startPostgres } from "../../dev/postgres";
import { closeDatabase } from "../../src/db/client";
import { testEnvironment } from "../support/environment";
import { addressOf, appLogin, makeTemplate, templateName } from "../support/template";

export interface BenchDatabase {
  readonly url: string;
  readonly ownerUrl: string;
  readonly owner: Sql;
  readonly adminUrl: string;
  /** Has the server say what it is asked; `statementsOf` answers every statement of a run, by whomever. */
  listening<T>(work: (statementsOf: StatementsOf) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export type StatementsOf = (run: () => Promise<unknown>) => Promise<string[]>;

/** PostgreSQL of its own for a run, with a migrated database; durable settings as in production. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  let heard: string[] | undefined;
  const server = await startPostgres({
    log: (line) => {
      const [, statement] = /LOG: {2}(?:statement|execute [^:]+): (.*)/.exec(line) ?? [];
      if (statement !== undefined) heard?.push(statement);
    },
    dataDir: join(process.cwd(), ".local", `bench-${process.pid}`, "postgres"),
    settings: { max_connections: "300" },
  });
  await makeTemplate(server.adminUrl);
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database bench template ${templateName}`);
  await admin.end();
  const url = addressOf(server.adminUrl, "bench", appLogin);
  const ownerUrl = addressOf(server.adminUrl, "bench");
  Object.assign(process.env, testEnvironment, { DATABASE_URL: url });
  const owner = postgres(ownerUrl, { max: 4, onnotice: () => {} });
  return {
    url,
    ownerUrl,
    owner,
    adminUrl: server.adminUrl,
    listening: async (work) => {
      const told = async (what: "all" | "none") => {
        await owner.unsafe(`alter system set log_statement = '${what}'`);
        await owner`select pg_reload_conf()`;
        await sleep(500);
      };
      await told("all");
      try {
        return await work(async (run) => {
          const mine: string[] = [];
          heard = mine;
          await run();
          await sleep(200);
          heard = undefined;
          return mine;
        });
      } finally {
        await told("none");
      }
    },
    stop: async () => {
      await closeDatabase();
      await owner.end();
      await server.stop();
      rmSync(server.place, { recursive: true, force: true });
    },
  };
}

/** Milliseconds of one run. */
export async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Everything that is compared takes its turn in each round, so that what the machine does besides hits all alike. */
export async function inRounds<K extends string>(
  rounds: number,
  runs: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(runs) as K[];
  const series = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) series[name].push(await runs[name]());
  }
  return series;
}

/** Medians and spreads of two series that were taken in turns; the ratio is taken within each round. */
export function compare(baseline: readonly number[], subject: readonly number[]) {
  const spread = (values: readonly number[]) => ({
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
  });
  return {
    baseline: spread(baseline),
    subject: spread(subject),
    ratio: spread(subject.map((value, round) => value / (baseline[round] ?? Number.NaN))),
  };
}

/** Baseline and subject, ABAB. */
export async function inTurns(
  repeats: number,
  baseline: () => Promise<number>,
  subject: () => Promise<number>,
) {
  const series = await inRounds(repeats, { baseline, subject });
  return compare(series.baseline, series.subject);
}

export interface Figure {
  readonly name: string;
  readonly baseline: string;
  readonly subject: string;
  readonly ratio: number;
  readonly spread: string;
  readonly goal: string;
}

const digits = (value: number) =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);

export function figure(name: string, unit: string, goal: string, result: ReturnType<typeof compare>): Figure {
  return {
    name,
    baseline: `${digits(result.baseline.median)} ${unit}`,
    subject: `${digits(result.subject.median)} ${unit}`,
    ratio: result.ratio.median,
    spread: `${digits(result.ratio.min)}–${digits(result.ratio.max)}`,
    goal,
  };
}

/** A table as docs/benchmarks.md holds it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function figuresTable(figures: readonly Figure[]): string {
  return table(
    ["figure", "baseline", "subject", "ratio (median)", "spread", "goal"],
    figures.map((one) => [
      one.name,
      one.baseline,
      one.subject,
      Number.isNaN(one.ratio) ? "—" : one.ratio.toFixed(2),
      one.spread,
      one.goal,
    ]),
  );
}
