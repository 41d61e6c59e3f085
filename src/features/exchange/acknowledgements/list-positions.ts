import { asc, eq } from "drizzle-orm";
import { exchangePosition } from "@/db/schema";
import { reader } from "@/platform/context";
import type { ClientCtx } from "../calls/authenticate";
import type { Answered } from "../contract/operations";

/** How far a token's system says it has come, so that it can go on after a loss of its own. */
export async function listPositions(ctx: ClientCtx): Promise<Answered<"listAcknowledgements">> {
  const rows = await reader(ctx)
    .select()
    .from(exchangePosition)
    .where(eq(exchangePosition.tokenId, ctx.actor.id))
    .orderBy(asc(exchangePosition.resource));
  return {
    items: rows.map(({ resource, through, acknowledgedAt }) => ({
      resource,
      through: through.toISOString(),
      acknowledgedAt: acknowledgedAt.toISOString(),
    })),
  };
}
