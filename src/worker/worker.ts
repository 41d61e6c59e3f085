import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { heartbeat } from "@/db/schema";
import { systemContext } from "@/platform/context";
import { env } from "@/platform/env";
import { errorFacts, log } from "@/platform/log";
import { openQueue, type QueueBackend, type WakeUps } from "@/platform/queue/open-queue";
import { performRow } from "@/platform/queue/perform";
import { relayOutbox } from "@/platform/queue/relay";
import type { Sweep } from "@/platform/queue/sweep";
import { handlers, sweeps } from "./registry";

/** A wake-up call unanswered that long after its time is repeated. */
const staleSeconds = 60;
const concurrency = 10;

/** Starts relay, consumer and sweep in this process; `stop` drains them. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const { RELAY_MILLISECONDS, SWEEP_SECONDS } = env();
  const stopping = new AbortController();
  let queue: WakeUps | undefined;
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));

  const relay = loop(RELAY_MILLISECONDS, stopping.signal, async () => {
    queue ??= await openConsumer((id) => performRow(byName, id));
    while ((await relayOutbox(queue, staleSeconds)) === 500) if (stopping.signal.aborted) return;
  });
  // Each in its own time: a carrier that hangs must not keep deadlines from being looked after.
  const sweeping = sweeps.map((sweep) =>
    loop(SWEEP_SECONDS * 1000, stopping.signal, () => sweepOnce(sweep, stopping.signal)),
  );
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([relay, ...sweeping]);
      await queue?.close();
    },
  };
}

async function openConsumer(perform: (id: string) => Promise<void>): Promise<WakeUps> {
  const onError = (error: unknown) => log.warn(errorFacts(error), "queue");
  const queue = await openQueue(queueBackend(), onError);
  await queue.answer(perform, concurrency);
  return queue;
}

export function queueBackend(): QueueBackend {
  const { REDIS_URL, QUEUE_DATABASE_URL, DATABASE_URL } = env();
  return REDIS_URL ? { redisUrl: REDIS_URL } : { databaseUrl: QUEUE_DATABASE_URL ?? DATABASE_URL };
}

/** One sweep, again while it moves something; then the sign of life that operators are shown. */
async function sweepOnce(sweep: Sweep, signal: AbortSignal): Promise<void> {
  try {
    for (let rounds = 0; rounds < 200 && !signal.aborted; rounds++) {
      if ((await sweep.run(await systemContext(sweep.name))) === 0) break;
    }
  } catch (error) {
    log.error({ sweep: sweep.name, ...errorFacts(error) }, "sweep failed");
  }
  await database()
    .insert(heartbeat)
    .values({ name: "worker.sweep", beatAt: sql`app_now()` })
    .onConflictDoUpdate({ target: heartbeat.name, set: { beatAt: sql`app_now()` } });
}

/**
 * Runs `work` every `interval` milliseconds until stopped, counted from start to start so that long work does
 * not stretch the interval; an error is logged, never fatal.
 */
async function loop(interval: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const started = performance.now();
    try {
      await work();
    } catch (error) {
      log.warn(errorFacts(error), "worker loop");
    }
    const rest = Math.max(interval / 10, interval - (performance.now() - started));
    await sleep(rest, undefined, { signal }).catch(() => {}); // woken by the stop
  }
}
