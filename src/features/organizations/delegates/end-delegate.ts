import { and, eq, isNull, sql } from "drizzle-orm";
import { organizationDelegate } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotGrant } from "../policy";

/**
 * A unit ends a delegate's grant: the person is out at the next request. Errors: UNIT_ONLY, NotFound for
 * another unit's, ENDED for the slower of two.
 */
export async function endDelegate(
  ctx: Ctx & { actor: UserActor },
  input: { grantId: string },
): Promise<void> {
  demand(whyNotGrant(ctx.actor));
  const own = and(
    eq(organizationDelegate.id, input.grantId),
    eq(organizationDelegate.organizationId, ctx.actor.organizationId ?? ""),
  );
  await mutation(ctx, async (tx) => {
    const ended = await tx
      .update(organizationDelegate)
      .set({ endedAt: sql`app_now()` })
      .where(and(own, isNull(organizationDelegate.endedAt)))
      .returning({ id: organizationDelegate.id });
    if (ended.length === 0) {
      const [row] = await tx.select({ id: organizationDelegate.id }).from(organizationDelegate).where(own);
      if (!row) throw new NotFound("delegate");
      throw new Conflict("ENDED", "这项授权已经结束，请刷新页面。");
    }
    return {
      value: undefined,
      audit: [
        {
          action: "delegate.ended",
          subject: { type: "delegate", id: input.grantId },
          detail: { by: "unit", organizationId: ctx.actor.organizationId },
        },
      ],
    };
  });
}
