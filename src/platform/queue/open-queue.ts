import { createPostgresBackend, Queue, runMigrations, Worker, withBackend } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";

/** Where wake-up calls are kept: Redis when given, otherwise BullMQ's PostgreSQL backend. */
export type QueueBackend = { redisUrl: string } | { databaseUrl: string };

/** A wake-up call carries the id of an outbox row and nothing else. */
export interface WakeUps {
  /** Rings for outbox row `id` after `delay` milliseconds; `attempt` tells repeated calls apart. */
  ring(id: string, job: string, attempt: number, delay: number): Promise<void>;
  /** Starts answering calls; resolves when the consumer is ready. */
  answer(handle: (id: string) => Promise<void>, concurrency: number): Promise<void>;
  /** Finishes what is running, then lets go of every connection. */
  close(): Promise<void>;
}

const name = "gongping";
const keep = { removeOnComplete: true, removeOnFail: 1000 } as const;

export async function openQueue(backend: QueueBackend, onError: (error: unknown) => void): Promise<WakeUps> {
  return "redisUrl" in backend
    ? onRedis(backend.redisUrl, onError)
    : onPostgres(backend.databaseUrl, onError);
}

async function onRedis(url: string, onError: (error: unknown) => void): Promise<WakeUps> {
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  producer.on("error", onError);
  try {
    await producer.connect();
    await refuseEviction(producer);
  } catch (error) {
    producer.disconnect();
    throw error;
  }
  const queue = new Queue(name, { connection: producer });
  queue.on("error", onError);
  let worker: Worker | undefined;
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  consumer.on("error", onError);
  return {
    ring: async (id, job, attempt, delay) => {
      await queue.add(job, { id }, { jobId: callId(id, attempt), delay, ...keep });
    },
    answer: async (handle, concurrency) => {
      worker = new Worker(name, (call) => handle(String(call.data.id)), {
        connection: consumer,
        concurrency,
      });
      worker.on("error", onError);
      await worker.waitUntilReady();
    },
    close: async () => {
      await worker?.close();
      await queue.close();
      consumer.disconnect();
      producer.disconnect();
    },
  };
}

async function onPostgres(url: string, onError: (error: unknown) => void): Promise<WakeUps> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    options: "-c search_path=bullmq -c enable_sort=off",
    application_name: "gongping-queue",
  });
  pool.on("error", onError);
  const client = await pool.connect();
  try {
    await runMigrations(client, "bullmq");
  } finally {
    client.release();
  }
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend);
  const queue = new PgQueue<{ id: string }>(name, { connection: pool });
  queue.on("error", onError);
  let worker: InstanceType<typeof PgWorker<{ id: string }>> | undefined;
  return {
    ring: async (id, job, attempt, delay) => {
      await queue.add(job, { id }, { jobId: callId(id, attempt), delay, ...keep });
    },
    answer: async (handle, concurrency) => {
      worker = new PgWorker<{ id: string }>(name, (call) => handle(String(call.data.id)), {
        connection: pool,
        concurrency,
      });
      worker.on("error", onError);
      await worker.waitUntilReady();
    },
    close: async () => {
      await worker?.close();
      await queue.close();
      await pool.end();
    },
  };
}

/** A queue that may drop keys is no queue: refuse it at boot (quality.md §2 row 5). */
async function refuseEviction(redis: Redis): Promise<void> {
  const [, policy] = (await redis.config("GET", "maxmemory-policy")) as string[];
  if (policy !== undefined && policy !== "noeviction") {
    throw new Error(`Redis maxmemory-policy is ${policy}; it must be noeviction`);
  }
}

// BullMQ takes no ":" in a job id and none that is all digits; a repeated call must be a new job.
function callId(id: string, attempt: number): string {
  return `o-${id}-${attempt}`;
}
