import { and, eq, isNull, ne } from "drizzle-orm";
import { keyWatch } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { whyNotLift } from "../rules/outside-policy";
import { watchScope } from "./list-watch";

/** 提前移出重点检查对象, with its reason, by somebody else than who put it there. Denied, Conflict. */
export async function liftWatch(
  ctx: Ctx & { actor: UserActor },
  input: { watchId: string; reason: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    if (!isId(input.watchId)) throw new NotFound("watch");
    const [watch] = await tx
      .select()
      .from(keyWatch)
      .where(and(eq(keyWatch.id, input.watchId), watchScope(ctx.actor)));
    if (!watch) throw new NotFound("watch");
    demand(whyNotLift(ctx.actor, watch));
    const [row] = await tx
      .update(keyWatch)
      .set({ liftedAt: now, liftedBy: ctx.actor.personId, liftedReason: input.reason })
      .where(
        and(eq(keyWatch.id, watch.id), isNull(keyWatch.liftedAt), ne(keyWatch.placedBy, ctx.actor.personId)),
      )
      .returning({ id: keyWatch.id });
    if (!row) throw new Conflict("WATCH_LIFTED", "已经移出，请刷新页面。");
    return {
      value: undefined,
      audit: [
        {
          action: "keyWatch.lifted",
          subject: { type: "keyWatch", id: watch.id },
          detail: { reason: input.reason },
        },
      ],
    };
  });
}
