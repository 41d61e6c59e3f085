import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { type Postgres, startPostgres } from "../../dev/postgres";
import { closeDatabase, database } from "../../src/db/client";
import { invitation } from "../../src/db/schema";
import { readNow } from "../../src/platform/clock";
import { layInvitations } from "../support/bulk-cases";
import { draw } from "../support/drawn-case";
import { testEnvironment } from "../support/environment";
import { expectInvariants, measured, sleep, until } from "../support/fault";
import { addressOf, appLogin, makeTemplate, templateName } from "../support/template";
import { acceptAs, makeTracedCase, sweepPanels } from "../support/traced-world";
import { makePool, type PoolExpert } from "../support/world";

/** quality.md §2 row 9: immediate stops of PostgreSQL under load; KILLS=20 for the whole promise. */
const kills = Number(process.env.KILLS ?? 5);
const writers = 6;
jest.setTimeout(60_000 + kills * 15_000);

const dir = mkdtempSync(join(tmpdir(), "gongping-killed-"));
let server: Postgres;
let pool: PoolExpert[];

beforeAll(async () => {
  // A server of this suite's own: the others go on undisturbed.
  server = await startPostgres({ dataDir: dir });
  await makeTemplate(server.adminUrl);
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database killed template ${templateName}`);
  await admin.end();
  await closeDatabase();
  Object.assign(process.env, testEnvironment, {
    DATABASE_URL: addressOf(server.adminUrl, "killed", appLogin),
  });
  pool = await makePool(5, ["SZ-JK"]);
  const far = (await readNow()).getTime() + 5 * 3_600_000;
  await layInvitations(await makeTracedCase(), pool, 60 * kills, () => new Date(far));
  await makePool(25, ["SZ-JK"]);
}, 120_000);
afterAll(async () => {
  await closeDatabase();
  await server?.stop();
  if (server) rmSync(server.place, { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
});

it(`loses nothing acknowledged over ${kills} immediate stops, and the same process goes on`, async () => {
  const left = await database().select().from(invitation);
  const accepted: string[] = [];
  const drawn: string[] = [];
  let errors = 0;
  let lastSuccess = 0;
  let stop = false;
  const keepOn = async (work: () => Promise<void>) => {
    while (!stop) {
      try {
        await work();
        lastSuccess = performance.now();
      } catch {
        errors++;
        await sleep(20);
      }
    }
  };
  const accepting = async () => {
    const one = left.pop();
    if (!one) return sleep(50);
    await acceptAs(pool, one);
    accepted.push(one.id);
  };
  let days = 5;
  const drawing = async () => {
    const filing = await makeTracedCase({ startsInHours: 24 * days++ });
    await draw(filing);
    drawn.push(filing.caseId);
    await sleep(50);
  };
  const running = [...Array.from({ length: writers }, () => keepOn(accepting)), keepOn(drawing)];
  let slowest = 0;
  for (let kill = 0; kill < kills; kill++) {
    const [acceptedBefore, drawnBefore] = [accepted.length, drawn.length];
    await until(
      "work goes on",
      () => accepted.length > acceptedBefore + 10 && drawn.length > drawnBefore,
      20_000,
    );
    await sleep(Math.random() * 300);
    await server.kill();
    await server.restart();
    const back = performance.now();
    await until("the first answer after the restart", () => lastSuccess > back, 15_000);
    slowest = Math.max(slowest, lastSuccess - back);
  }
  stop = true;
  await Promise.all(running);

  const rows = await database().select().from(invitation);
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]));
  const cases = new Set(rows.map(({ caseId }) => caseId));
  measured(
    `${kills} immediate stops: ${accepted.length} acceptances and ${drawn.length} draws acknowledged, ${errors} errors meanwhile, first answer ${(slowest / 1000).toFixed(1)} s after the restart at the latest`,
  );
  expect(accepted.filter((id) => stateOf.get(id) !== "ACCEPTED")).toEqual([]);
  expect(drawn.filter((id) => !cases.has(id))).toEqual([]);
  expect(errors).toBeGreaterThan(0);
  expect(slowest).toBeLessThanOrEqual(10_000);
  await sweepPanels();
  await expectInvariants();
});
