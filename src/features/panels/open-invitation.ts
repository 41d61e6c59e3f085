import { and, eq, sql } from "drizzle-orm";
import { invitation } from "@/db/schema";
import { durationMs } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { ownInvitation } from "./accept-invitation";
import { deliveredFollowUp } from "./delivered-follow-up";
import { parametersOf } from "./lane";

/**
 * The logged-in expert opens an invitation whose receipt has not come yet: delivered by being seen (D5).
 * A POST of her own; looking at the link, with or without login, changes nothing.
 */
export async function openInvitation(
  ctx: Ctx & { actor: UserActor },
  input: { invitationId: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const { invited, reviewed } = await ownInvitation(tx, ctx.actor, input.invitationId);
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    const [row] = await tx
      .update(invitation)
      .set({
        state: "DELIVERED",
        deliveredAt: now,
        deliveredVia: "viewed",
        deadline: new Date(now.getTime() + durationMs(policy["invite.window"])),
      })
      .where(
        and(eq(invitation.id, invited.id), eq(invitation.state, "SENT"), sql`${invitation.deadline} is null`),
      )
      .returning({ id: invitation.id, deadline: invitation.deadline });
    if (!row?.deadline) return unchanged(undefined);
    const follow = await deliveredFollowUp(tx, {
      invitationId: row.id,
      expertId: invited.expertId,
      deliveredAt: now,
      deadline: row.deadline,
      now,
      policy,
    });
    return {
      value: undefined,
      audit: entries([
        {
          action: "invitation.delivered",
          subject: { type: "invitation", id: row.id },
          detail: { case: reviewed.id, via: "viewed", deadline: row.deadline.toISOString() },
        },
        ...follow.audit,
      ]),
      jobs: follow.jobs,
    };
  });
}
