import { and, eq, sql } from "drizzle-orm";
import { invitation, reviewItem } from "@/db/schema";
import { draftSuccessor, lockOwnCase, refusingTwins } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotFollow } from "../rules/permission";

/**
 * 重新组织论证 (37号令 Art. 13): a draft on the work of an own closed case, with the prior report attached and a new
 * draw. After a cancelled draw the seats already accepted come along (E6). Conflict when the work is filed again already.
 */
export async function followCase(
  ctx: Ctx & { actor: UserActor },
  { caseId }: { caseId: string },
): Promise<{ caseId: string }> {
  const items = await reader(ctx)
    .select({ id: reviewItem.itemId })
    .from(reviewItem)
    .where(eq(reviewItem.caseId, caseId));
  return refusingTwins(
    caseId,
    items.map(({ id }) => id),
    () =>
      mutation(ctx, async (tx, now) => {
        const before = await lockOwnCase(tx, ctx.actor, caseId);
        const asked = await tx
          .select({ one: sql`1` })
          .from(invitation)
          .where(and(eq(invitation.caseId, caseId)))
          .limit(1);
        demand(whyNotFollow(before.state, asked.length > 0));
        const successor = await draftSuccessor(tx, ctx, before, now);
        if (!successor)
          throw new Conflict("ITEMS_GONE", "原项目的危大工程清单已有变化，请从“新建论证申报”重新选择。");
        return { value: { caseId: successor.caseId }, audit: [successor.audit] };
      }),
  );
}
