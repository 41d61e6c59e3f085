import { and, eq, isNull } from "drizzle-orm";
import { exchangeToken } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";

/** 吊销接口令牌: from its next call on the system is refused. Errors: NotFound, REVOKED. */
export async function revokeToken(
  ctx: Ctx & { actor: UserActor },
  { tokenId, reason }: { tokenId: string; reason: string },
): Promise<void> {
  demandPost(ctx.actor, "security");
  if (!isId(tokenId)) throw new NotFound("exchangeToken");
  await mutation(ctx, async (tx, now) => {
    const [row] = await tx
      .update(exchangeToken)
      .set({ revokedBy: ctx.actor.personId, revokedAt: now, revokedReason: reason })
      .where(and(eq(exchangeToken.id, tokenId), isNull(exchangeToken.revokedAt)))
      .returning({ system: exchangeToken.system });
    if (!row) {
      const [known] = await tx.select().from(exchangeToken).where(eq(exchangeToken.id, tokenId));
      if (!known) throw new NotFound("exchangeToken");
      throw new Conflict("REVOKED", "这个令牌已经吊销，请刷新页面。");
    }
    return {
      value: undefined,
      audit: [
        {
          action: "exchangeToken.revoked",
          subject: { type: "exchangeToken", id: tokenId },
          detail: { system: row.system, reason },
        },
      ],
    };
  });
}
