import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Order } from "./killed-child";

/** The bundler that tsx brings along: a bundled child is up in a fifth of the time. */
const { buildSync } = createRequire(require.resolve("tsx"))("esbuild") as {
  buildSync(options: Record<string, unknown>): void;
};

export interface Child {
  readonly process: ChildProcess;
  /** Gives an order; resolves when the child has begun with it. `end` is its answer, or "killed". */
  give(order: Order): Promise<{ end: Promise<Answer | "killed"> }>;
  kill(signal: NodeJS.Signals): void;
  end(): Promise<void>;
}
export type Answer = { value: unknown } | { error: string };

/** Makes processes that run use-cases and may be killed: bundled once, so that they start quickly. */
export function useChildren(): {
  start(more?: { env?: Record<string, string>; preload?: string }): Promise<Child>;
} {
  const dir = mkdtempSync(join(tmpdir(), "gongping-child-"));
  const program = join(dir, "child.cjs");
  const running = new Set<ChildProcess>();
  beforeAll(() => {
    buildSync({
      entryPoints: [join(__dirname, "killed-child.ts")],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "cjs",
      logLevel: "silent",
      tsconfig: join(__dirname, "../../tsconfig.json"),
    });
  }, 60_000);
  afterAll(() => {
    for (const one of running) one.kill("SIGKILL");
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    start: async ({ env = {}, preload } = {}) => {
      const child = spawn(process.execPath, [...(preload ? ["--require", preload] : []), program], {
        env: { ...process.env, DATABASE_POOL: "3", ...env },
        stdio: ["pipe", "pipe", "inherit"],
      });
      running.add(child);
      child.once("exit", () => running.delete(child));
      const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
      const next = async () => {
        const { value, done } = await lines.next();
        return done ? ("killed" as const) : (JSON.parse(String(value)) as Answer);
      };
      await next();
      return {
        process: child,
        give: async (order) => {
          child.stdin?.write(`${JSON.stringify(order)}\n`);
          await next();
          return { end: next() };
        },
        kill: (signal) => child.kill(signal),
        end: async () => {
          const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
          child.kill("SIGKILL");
          await gone;
        },
      };
    },
  };
}
