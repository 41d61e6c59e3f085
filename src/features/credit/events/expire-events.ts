import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { creditEvent } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { about, detailOf } from "./lock-event";

const batch = 200;

/** Events whose validity is over are shown and considered no more; the ledger keeps their lines (D13). Answers how many. */
export async function expireEvents(ctx: Ctx): Promise<number> {
  return mutation(ctx, async (tx, now) => {
    const over = tx
      .select({ id: creditEvent.id })
      .from(creditEvent)
      .where(and(eq(creditEvent.state, "CONFIRMED"), lt(creditEvent.validTo, dateAt(now))))
      .limit(batch)
      .for("update", { skipLocked: true });
    const rows = await tx
      .update(creditEvent)
      .set({ state: "EXPIRED", expiredAt: sql`app_now()` })
      .where(and(inArray(creditEvent.id, over), eq(creditEvent.state, "CONFIRMED")))
      .returning();
    if (rows.length === 0) return unchanged(0);
    return {
      value: rows.length,
      audit: entries(
        rows.map((event) => ({
          action: "credit.expired" as const,
          subject: about(event),
          detail: detailOf(event),
        })),
      ),
    };
  });
}
