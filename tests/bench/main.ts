import { cpus, loadavg, release, totalmem, type } from "node:os";
import { benchAudit } from "./audit";
import { benchBytes } from "./bytes";
import { benchCase } from "./case";
import { benchConfirm, benchDeadlines } from "./confirm";
import { benchDraw } from "./draw";
import { benchImports } from "./imports";
import { benchOwnership } from "./ownership";
import { benchPackage } from "./package";
import { benchPages } from "./pages";
import { figuresTable, startBenchDatabase } from "./support";

const parts = {
  bytes: benchBytes,
  pages: benchPages,
  case: benchCase,
  package: benchPackage,
  draw: benchDraw,
  ownership: benchOwnership,
  confirm: benchConfirm,
  deadlines: benchDeadlines,
  audit: benchAudit,
  imports: benchImports,
} as const;

/** `npm run bench [-- part…]`: figures as tables; copy them into docs/benchmarks.md with the date and machine. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  console.log(
    `${new Date().toISOString()} · ${cpus().length} cores, ${gigabytes} GB, ${type()} ${release()} · Node ${process.version}`,
  );
  const bench = await startBenchDatabase();
  try {
    for (const [name, run] of Object.entries(parts)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const started = performance.now();
      const load = load1();
      const figures = await run(bench);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.log(
        `\n## ${name} (${seconds} s; load average ${load} before, ${load1()} after)\n\n${figuresTable(figures)}`,
      );
    }
  } finally {
    await bench.stop();
  }
}

const load1 = () => (loadavg()[0] ?? Number.NaN).toFixed(1);

await main();
