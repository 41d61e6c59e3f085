import { eq, sql } from "drizzle-orm";
import { heartbeat } from "@/db/schema";
import { type Ctx, reader } from "../context";
import { env } from "../env";

export interface WorkerHealth {
  /** When a worker last swept; null when none ever did. */
  readonly beatAt: Date | null;
  readonly secondsAgo: number | null;
  /** No sweep for three times its interval (at least 90 s): deadlines are no longer looked after. */
  readonly late: boolean;
}

/** Whether a worker is alive: read from what it leaves in the database, not from the process. */
export async function readWorkerHealth(ctx: Pick<Ctx, "tx">): Promise<WorkerHealth> {
  const [row] = await reader(ctx)
    .select({
      beatAt: heartbeat.beatAt,
      seconds: sql<string>`extract(epoch from app_now() - ${heartbeat.beatAt})`,
    })
    .from(heartbeat)
    .where(eq(heartbeat.name, "worker.sweep"));
  if (!row) return { beatAt: null, secondsAgo: null, late: true };
  const secondsAgo = Math.max(0, Math.round(Number(row.seconds)));
  return { beatAt: row.beatAt, secondsAgo, late: secondsAgo > Math.max(90, 3 * env().SWEEP_SECONDS) };
}
