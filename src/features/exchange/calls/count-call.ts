import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { exchangeUse } from "@/db/schema";
import { mutation, unchanged } from "@/platform/mutation";
import { isTooMuch } from "@/platform/rate-limit/count-request";
import { tokenLimit } from "@/platform/rate-limit/rules";
import type { ClientCtx } from "./authenticate";

const hour = sql`date_trunc('hour', app_now())`;

/** Whether a token has called too often in this minute, from wherever it calls. */
export function isCalledTooOften({ actor }: ClientCtx): Promise<boolean> {
  return isTooMuch(tokenLimit, actor.id);
}

/**
 * Counts a call by operation and hour. The first of an hour is a line of the trace; a system that takes a thousand
 * cases is not a thousand lines, and how many calls there were stands in the count.
 */
export async function countCall(ctx: ClientCtx, operation: string): Promise<void> {
  const tokenId = ctx.actor.id;
  const again = { n: sql`${exchangeUse.n} + 1`, lastAt: sql`app_now()` };
  const counted = await database()
    .update(exchangeUse)
    .set(again)
    .where(
      and(eq(exchangeUse.tokenId, tokenId), eq(exchangeUse.operation, operation), eq(exchangeUse.hour, hour)),
    )
    .returning({ n: exchangeUse.n });
  if (counted.length > 0) return;
  await mutation(ctx, async (tx) => {
    const [row] = await tx
      .insert(exchangeUse)
      .values({ tokenId, operation, hour, n: 1, lastAt: sql`app_now()` })
      .onConflictDoUpdate({
        target: [exchangeUse.tokenId, exchangeUse.operation, exchangeUse.hour],
        set: again,
      })
      .returning({ n: exchangeUse.n });
    // Somebody else's call was the first.
    if (row?.n !== 1) return unchanged(undefined);
    return {
      value: undefined,
      audit: [
        { action: "exchange.read", subject: { type: "exchangeToken", id: tokenId }, detail: { operation } },
      ],
    };
  });
}
