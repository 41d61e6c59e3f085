import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeXlsxStream } from "hucre/xlsx";
import { startObjectStore } from "../../dev/object-store";
import { requestExport } from "../../src/features/exports";
import { writeExport } from "../../src/features/exports/write-export";
import { registerExport } from "../../src/features/inspections/handlers";
import type { UserActor } from "../../src/platform/actor";
import { systemContext } from "../../src/platform/context";
import { ensureBucket } from "../../src/platform/storage";
import { makeInspector } from "../support/inspection-world";
import { as, makeAdmittedCase } from "../support/world";
import { type BenchDatabase, compare, type Figure, figure, inRounds } from "./support";

const [few, many] = [5000, 50_000];
const rounds = 3;
const columns = registerExport.columns.length;

/** What a writing took: rows a second, and how far the process's memory rose above what it held before. */
interface Written {
  readonly perSecond: number;
  readonly grown: number;
}

/** 后台导出 of the register of inspections: 50,000 rows of 20 columns against 5,000, and against the bare writer. */
export async function benchExport(bench: BenchDatabase): Promise<Figure[]> {
  const dir = join(process.cwd(), ".local", `bench-${process.pid}`, "export");
  mkdirSync(dir, { recursive: true });
  const store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  try {
    await ensureBucket();
    return await compareAll(bench);
  } finally {
    await store.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function compareAll({ owner }: BenchDatabase): Promise<Figure[]> {
  const small = await readerOf(owner, "370213", few);
  const large = await readerOf(owner, "370214", many);
  const seen = { small: [] as Written[], large: [] as Written[], bare: [] as Written[] };
  const by = (kind: keyof typeof seen, run: () => Promise<number>) => async () => {
    const one = await watched(run);
    seen[kind].push(one);
    return one.grown;
  };
  const job = (reader: UserActor, total: number) => async () => {
    const { exportId } = await requestExport(await as(reader), {
      list: "inspections",
      filter: {},
      fileName: "监督检查.xlsx",
      total,
    });
    await writeExport(await systemContext("bench"), { exportId }, [registerExport]);
    const [row] = await owner`select state, done from export_job where id = ${exportId}`;
    if (row?.state !== "READY" || row.done !== total)
      throw new Error(`the export ended ${row?.state} after ${row?.done} rows`);
    return total;
  };
  const grown = await inRounds(rounds, {
    small: by("small", job(small, few)),
    large: by("large", job(large, many)),
    bare: by("bare", bare),
  });
  const of = (kind: keyof typeof seen) => seen[kind].map(({ perSecond }) => perSecond);
  return [
    figure(
      `memory above what was held before: 50,000 rows × ${columns} columns against 5,000`,
      "MB",
      "flat: ratio ≤ 1.5 or ≤ 50 MB more",
      compare(grown.small, grown.large),
    ),
    figure("the same: the job against the bare writer", "MB", "—", compare(grown.bare, grown.large)),
    figure("rows a second: the job against the bare writer", "rows/s", "—", compare(of("bare"), of("large"))),
  ];
}

/** A district's inspector with a login and so many rows in the register of her area. */
async function readerOf(owner: BenchDatabase["owner"], area: string, rows: number): Promise<UserActor> {
  const actor = await makeInspector("district", area);
  await owner`insert into app_user (id, person_id, user_type) values (${actor.id}, ${actor.personId}, 'natural')`;
  const { projectId } = await makeAdmittedCase({ jurisdiction: area });
  // Lists of 500, as the product makes them.
  await owner`insert into inspection_list (id, number, title, kind, jurisdiction_code, filter, policy_code, created_by)
    select gen_random_uuid(), 'JC-' || ${area}::text || '-' || lpad(n::text, 5, '0'), '四季度危大工程专项检查', 'FILTER', ${area}, '{}',
      '2025-01-08', ${actor.personId} from generate_series(1, ${rows / 500}) n`;
  await owner`insert into inspection (id, list_id, ordinal, number, project_id, organization_id, jurisdiction_code, reason, fact, basis, since, state)
    select gen_random_uuid(), l.id, n, l.number || '-' || lpad(n::text, 3, '0'), p.id, p.organization_id, ${area}, 'ROUTINE',
      '上次检查至今已超过规定的间隔，列入日常监督检查。', array['《危险性较大的分部分项工程安全管理规定》第二十六条'], app_now(), 'PLANNED'
    from inspection_list l, generate_series(1, 500) n, project p where l.jurisdiction_code = ${area} and p.id = ${projectId}`;
  await owner`analyze inspection`;
  return actor;
}

/** The library alone with like cells, nothing read and nothing kept. */
async function bare(): Promise<number> {
  const cells = Array.from({ length: columns }, (_, index) => `第${index}列的文字，与清单里的差不多长`);
  const rows = (function* () {
    for (let row = 1; row <= many; row++) yield [row, ...cells.slice(1)];
  })();
  const stream = writeXlsxStream(rows, {
    name: "监督检查",
    columns: registerExport.columns.map(({ head, width }) => ({ header: head, width })),
    freezePane: { rows: 1 },
  });
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.length;
  if (bytes < many) throw new Error("the bare writer wrote nothing");
  return many;
}

async function watched(run: () => Promise<number>): Promise<Written> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const started = performance.now();
  try {
    const rows = await run();
    return {
      perSecond: rows / ((performance.now() - started) / 1000),
      grown: (Math.max(peak, process.memoryUsage().rss) - before) / 1_000_000,
    };
  } finally {
    clearInterval(watch);
  }
}
