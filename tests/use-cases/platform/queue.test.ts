import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { startRedis } from "../../../dev/programs/redis";
import { systemContext } from "../../../src/platform/context";
import { job } from "../../../src/platform/job";
import { mutation } from "../../../src/platform/mutation";
import { openQueue, type QueueBackend, type WakeUps } from "../../../src/platform/queue/open-queue";
import { handle, performDue, performRow } from "../../../src/platform/queue/perform";
import { relayOutbox } from "../../../src/platform/queue/relay";
import { useDatabase } from "../../support/database";

const db = useDatabase();
const echo = job({ name: "test.echo", payload: z.object({ n: z.number() }) });
const poison = job({ name: "test.poison", payload: z.object({}) });
const subject = { type: "test", id: "queue" };

async function ask(...requests: ReturnType<typeof echo.request>[]): Promise<void> {
  await mutation(await systemContext("test"), async () => ({
    value: undefined,
    audit: [{ action: "data.seeded", subject }],
    jobs: requests,
  }));
}

async function until(condition: () => Promise<boolean> | boolean, milliseconds = 20_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error("waited too long");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const redisDir = mkdtempSync(join(tmpdir(), "gongping-redis-"));
let redis: Awaited<ReturnType<typeof startRedis>>;
beforeAll(async () => {
  redis = await startRedis({ dir: redisDir, log: () => {} });
}, 180_000);
afterAll(async () => {
  await redis?.stop();
  rmSync(redisDir, { recursive: true, force: true });
});

const backends: [string, () => QueueBackend][] = [
  ["Redis", () => ({ redisUrl: redis.url })],
  ["PostgreSQL", () => ({ databaseUrl: db.ownerUrl })],
];

describe.each(backends)("wake-up calls on %s", (_, backend) => {
  let queue: WakeUps;
  let done: number[];
  let attempts: number;
  const handlers = new Map(
    [
      handle(echo, async (_ctx, { n }) => {
        done.push(n);
      }),
      handle(poison, async () => {
        attempts += 1;
        throw new Error("on purpose");
      }),
    ].map((one) => [one.name, one]),
  );

  beforeEach(async () => {
    done = [];
    attempts = 0;
    await db.owner`update outbox set done_at = now() where done_at is null`;
    queue = await openQueue(backend(), () => {});
  });
  afterEach(() => queue.close());

  it("do each row once, also when it is handed over again and again", async () => {
    await queue.answer((id) => performRow(handlers, id), 5);
    await ask(...Array.from({ length: 50 }, (_, n) => echo.request({ n })));
    for (let again = 0; again < 10; again++) {
      await relayOutbox(queue, 60);
      await db.owner`update outbox set relayed_at = null where done_at is null`;
    }
    await until(async () => (await db.owner`select 1 from outbox where done_at is null`).length === 0);
    expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  it("wait for their time", async () => {
    await queue.answer((id) => performRow(handlers, id), 5);
    const { now } = await systemContext("test");
    await ask(echo.request({ n: 2 }, new Date(now.getTime() + 1500)), echo.request({ n: 1 }));
    await relayOutbox(queue, 60);
    await until(() => done.length === 1);
    expect(done).toEqual([1]);
    await until(() => done.length === 2);
    expect(done).toEqual([1, 2]);
  });

  it("are repeated for rows that the queue has lost", async () => {
    await ask(echo.request({ n: 7 }));
    await relayOutbox(queue, 60);
    const [row] = await db.owner`select id from outbox where job = 'test.echo' and done_at is null`;
    // The call is in the queue but nobody will ever answer it.
    await queue.close();
    queue = await openQueue(backend(), () => {});
    await db.owner`update outbox set relayed_at = relayed_at - interval '2 minutes' where id = ${row!.id}`;
    await queue.answer((id) => performRow(handlers, id), 5);
    await relayOutbox(queue, 60);
    await until(
      async () =>
        (await db.owner`select 1 from outbox where id = ${row!.id} and done_at is not null`).length === 1,
    );
    expect(done).toEqual([7]);
  });

  it("bury a poisoned row in sight of the operator while others go on", async () => {
    await ask(poison.request({}), ...Array.from({ length: 9 }, (_, n) => echo.request({ n })));
    for (let round = 0; round < 14; round++) await performDue(handlers);
    expect(done).toHaveLength(9);
    const [buried] =
      await db.owner`select attempts, dead_at, last_error from outbox where job = 'test.poison' order by created_at desc limit 1`;
    expect(buried).toMatchObject({ attempts: 12, dead_at: expect.any(Date) });
    expect(attempts).toBe(12);
    const trace = await db.owner`select 1 from audit_entry where action = 'job.buried'`;
    expect(trace.length).toBeGreaterThan(0);
  });
});

it("refuses a Redis that may drop keys", async () => {
  const evicting = mkdtempSync(join(tmpdir(), "gongping-redis-evicting-"));
  const other = await startRedis({ dir: evicting, log: () => {} });
  const { Redis } = await import("ioredis");
  const client = new Redis(other.url);
  await client.config("SET", "maxmemory-policy", "allkeys-lru");
  await expect(openQueue({ redisUrl: other.url }, () => {})).rejects.toThrow(/noeviction/);
  client.disconnect();
  await other.stop();
  rmSync(evicting, { recursive: true, force: true });
});
