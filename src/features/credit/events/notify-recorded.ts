import { and, asc, eq } from "drizzle-orm";
import { creditEvent } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { notifyEvents } from "./notify-events";

const batch = 200;

/** Recorded events are told without anybody's doing. Answers how many. */
export async function notifyRecorded(ctx: Ctx): Promise<number> {
  return mutation(ctx, async (tx, now) => {
    const events = await tx
      .select()
      .from(creditEvent)
      .where(and(eq(creditEvent.state, "PROPOSED"), eq(creditEvent.source, "RECORDED")))
      .orderBy(asc(creditEvent.proposedAt), asc(creditEvent.id))
      .limit(batch)
      .for("update", { skipLocked: true });
    const done = await notifyEvents(tx, events, now);
    if (done.told === 0) return unchanged(0);
    return { value: done.told, audit: entries(done.audit), jobs: done.jobs };
  });
}
