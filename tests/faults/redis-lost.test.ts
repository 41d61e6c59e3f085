import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { type Redis as RedisServer, startRedis } from "../../dev/programs/redis";
import { database } from "../../src/db/client";
import { invitation } from "../../src/db/schema";
import { readNow } from "../../src/platform/clock";
import { startWorker } from "../../src/worker/worker";
import { layInvitations } from "../support/bulk-cases";
import { useDatabase } from "../support/database";
import { draw, invitationsOf } from "../support/drawn-case";
import { expectInvariants, measured, sleep, until } from "../support/fault";
import { acceptAs, makeTracedCase } from "../support/traced-world";
import { makePool, type PoolExpert } from "../support/world";

jest.setTimeout(180_000);

/** How long Redis is away, in seconds; OUTAGE=600 for the whole promise of row 4. */
const outage = Number(process.env.OUTAGE ?? 15);
const deadlines = 1000;
const spread = 15_000;

const db = useDatabase();
const dir = mkdtempSync(join(tmpdir(), "gongping-redis-"));
let redis: RedisServer;
let worker: Awaited<ReturnType<typeof startWorker>>;

beforeAll(async () => {
  redis = await startRedis({ dir });
  Object.assign(process.env, { REDIS_URL: redis.url, SWEEP_SECONDS: "30" });
  // Evening in China: no SMS leaves before the morning, so that the carriers play no part.
  await db.setClock(new Date("2026-11-23T14:30:00Z"));
  worker = await startWorker();
}, 120_000);
afterAll(async () => {
  await worker?.stop();
  await redis?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const count = async (where: string) => {
  const [row] = await db.owner.unsafe(`select count(*)::int as n from ${where}`);
  return Number(row?.n);
};

it(`row 3: ${deadlines} open deadlines survive a FLUSHALL`, async () => {
  const pool = await makePool(5, ["SZ-JK"]);
  const first = (await readNow()).getTime() + 20_000;
  const at = (index: number) => new Date(first + (index / deadlines) * spread);
  const ids = await layInvitations(await makeTracedCase(), pool, deadlines / 5, at);
  await until(
    "the wake-up calls are in Redis",
    async () => (await count("outbox where relayed_at is null")) === 0,
    30_000,
  );
  const client = new Redis(redis.url);
  const flushed = first + Math.random() * spread * 0.5;
  await sleep(Math.max(0, flushed - (await readNow()).getTime()));
  const open = await count("invitation where state = 'DELIVERED'");
  const calls = Number(await client.zcard("bull:gongping:delayed"));
  await client.flushall();
  client.disconnect();
  expect(open).toBeGreaterThan(deadlines / 4);
  expect(calls).toBeGreaterThan(deadlines / 4);
  await until(
    "every deadline has taken effect",
    async () => (await count("invitation where state = 'TIMED_OUT'")) === ids.length,
    spread + 60_000,
  );
  const [late] =
    await db.owner`select max(extract(epoch from decided_at - deadline))::float as seconds from invitation`;
  measured(
    `FLUSHALL with ${open} deadlines open: ${ids.length}/${deadlines}, at most ${late?.seconds.toFixed(1)} s late`,
  );
  expect(ids).toHaveLength(deadlines);
  expect(late?.seconds).toBeLessThanOrEqual(35);
  await expectInvariants();
});

it(`row 4: use-cases go on while Redis is away for ${outage} s`, async () => {
  const pool: PoolExpert[] = await makePool(5, ["SZ-JK"]);
  const far = (await readNow()).getTime() + 5 * 3_600_000;
  await layInvitations(await makeTracedCase(), pool, 40, () => new Date(far), 500);
  const invited = (await database().select().from(invitation)).filter(({ state }) => state === "DELIVERED");
  await makePool(30, ["SZ-JK"]);
  await redis.kill();
  const ends = performance.now() + outage * 1000;
  let accepted = 0;
  let drawn = 0;
  while (performance.now() < ends) {
    const one = invited[accepted];
    if (one) {
      await acceptAs(pool, one);
      accepted++;
    }
    if (accepted % 20 === 0) {
      const filing = await makeTracedCase({ startsInHours: 24 * (5 + drawn) });
      await draw(filing);
      expect(await invitationsOf(filing.caseId)).toHaveLength(5);
      drawn++;
    }
    await sleep(20);
  }
  const waiting = "outbox where done_at is null and dead_at is null and due_at <= app_now()";
  const backlog = await count(waiting);
  expect(backlog).toBeGreaterThan(0);
  await redis.restart();
  const back = performance.now();
  await until("the backlog is drained", async () => (await count(waiting)) === 0, 90_000);
  const seconds = (performance.now() - back) / 1000;
  measured(
    `Redis away ${outage} s: ${accepted} acceptances and ${drawn} draws, 0 errors; ${backlog} rows drained in ${seconds.toFixed(1)} s`,
  );
  expect(accepted).toBeGreaterThan(outage);
  expect(seconds).toBeLessThanOrEqual(60);
  await expectInvariants();
});
