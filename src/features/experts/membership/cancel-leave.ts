import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { expertLeave } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import { whyNotCancelLeave } from "../rules/membership";
import { lockMember } from "./lock-member";

/** 销假: from now on she can be asked again; what the leave kept from her meanwhile stays as it was. */
export async function cancelLeave(
  ctx: Ctx & { actor: UserActor },
  input: { leaveId: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const member = await lockMember(tx, ctx.actor);
    const own = and(eq(expertLeave.id, input.leaveId), eq(expertLeave.expertId, member.id));
    const [leave] = await tx.select().from(expertLeave).where(own);
    if (!leave) throw new NotFound("leave");
    if (leave.cancelledAt) return unchanged(undefined);
    demand(whyNotCancelLeave({ to: leave.leaveTo }, dateAt(now)));
    const [row] = await tx
      .update(expertLeave)
      .set({ cancelledAt: sql`app_now()` })
      .where(and(own, isNull(expertLeave.cancelledAt), gte(expertLeave.leaveTo, dateAt(now))))
      .returning({ id: expertLeave.id });
    if (!row) throw new Conflict("LEAVE_CHANGED", "这次请假刚刚有变化，请刷新后再看。");
    return {
      value: undefined,
      audit: [
        {
          action: "expert.leaveCancelled",
          subject: { type: "expert", id: member.id },
          detail: { leave: leave.id },
        },
      ],
    };
  });
}
