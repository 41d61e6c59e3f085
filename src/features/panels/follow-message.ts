import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, reviewCase, smsMessage } from "@/db/schema";
import { questionPhone } from "@/features/experts";
import { durationMs } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { type Change, entries, mutation, type Unchanged, unchanged } from "@/platform/mutation";
import { deliveredFollowUp } from "./delivered-follow-up";
import { releaseInvitations } from "./end-invitations";
import { settleCase } from "./jobs";
import { parametersOf } from "./lane";

/**
 * Brings an invitation up to what became of its SMS (D5): sent; delivered, which starts the six hours,
 * set once (D14 no. 2); or undeliverable, which is nobody's fault and vacates the seat (E4).
 * Monotone: an earlier report after a later one changes nothing.
 */
export async function followMessage(ctx: Ctx, input: { messageId: string }): Promise<void> {
  await mutation(ctx, async (tx, now): Promise<Change<undefined> | Unchanged<undefined>> => {
    const [message] = await tx.select().from(smsMessage).where(eq(smsMessage.id, input.messageId));
    if (message?.template !== "invitation") return unchanged(undefined);
    const [row] = await tx
      .select({ invited: invitation, policyCode: reviewCase.policyCode })
      .from(invitation)
      .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
      .where(eq(invitation.id, message.subjectId))
      .for("update", { of: invitation });
    if (!row) return unchanged(undefined);
    switch (message.state) {
      case "SENT":
        return markSent(tx, row.invited, message.sentAt ?? now);
      case "DELIVERED":
        return markDelivered(ctx, tx, row.invited, row.policyCode, message, now);
      case "FAILED":
      case "UNDELIVERED":
        return markUndeliverable(tx, row.invited, message.state);
      default:
        return unchanged(undefined);
    }
  });
}

type Invitation = typeof invitation.$inferSelect;

async function markSent(
  tx: Tx,
  invited: Invitation,
  sentAt: Date,
): Promise<Change<undefined> | Unchanged<undefined>> {
  const [row] = await tx
    .update(invitation)
    .set({ state: "SENT", sentAt })
    .where(and(eq(invitation.id, invited.id), eq(invitation.state, "CREATED")))
    .returning({ id: invitation.id });
  if (!row) return unchanged(undefined);
  return {
    value: undefined,
    audit: [
      {
        action: "invitation.sent",
        subject: { type: "invitation", id: row.id },
        detail: { case: invited.caseId },
      },
    ],
  };
}

async function markDelivered(
  ctx: Ctx,
  tx: Tx,
  invited: Invitation,
  policyCode: string,
  message: typeof smsMessage.$inferSelect,
  now: Date,
): Promise<Change<undefined> | Unchanged<undefined>> {
  const policy = await parametersOf({ ...ctx, tx }, { id: invited.caseId, policyCode });
  const reported = message.deliveredAt ?? now;
  // A carrier's clock may be off: nothing is delivered before it was made, or in the future.
  const deliveredAt = reported < invited.createdAt ? invited.createdAt : reported > now ? now : reported;
  const deadline = new Date(deliveredAt.getTime() + durationMs(policy["invite.window"]));
  const [row] = await tx
    .update(invitation)
    .set({
      state: "DELIVERED",
      sentAt: sql`coalesce(${invitation.sentAt}, ${(message.sentAt ?? deliveredAt).toISOString()}::timestamptz)`,
      deliveredAt,
      deliveredVia: "receipt",
      deadline,
    })
    .where(and(eq(invitation.id, invited.id), inArray(invitation.state, ["CREATED", "SENT"])))
    .returning({ id: invitation.id });
  if (!row) return unchanged(undefined);
  const follow = await deliveredFollowUp(tx, {
    invitationId: row.id,
    expertId: invited.expertId,
    deliveredAt,
    deadline,
    now,
    policy,
  });
  return {
    value: undefined,
    audit: entries([
      {
        action: "invitation.delivered",
        subject: { type: "invitation", id: row.id },
        detail: { case: invited.caseId, via: "receipt", deadline: deadline.toISOString() },
      },
      ...follow.audit,
    ]),
    jobs: follow.jobs,
  };
}

async function markUndeliverable(
  tx: Tx,
  invited: Invitation,
  why: string,
): Promise<Change<undefined> | Unchanged<undefined>> {
  const [row] = await tx
    .update(invitation)
    .set({ state: "UNDELIVERABLE", decidedAt: sql`app_now()` })
    .where(and(eq(invitation.id, invited.id), inArray(invitation.state, ["CREATED", "SENT"])))
    .returning({ id: invitation.id });
  if (!row) return unchanged(undefined);
  const released = await releaseInvitations(tx, [row.id]);
  const questioned = await questionPhone(tx, [invited.expertId]);
  return {
    value: undefined,
    audit: entries([
      {
        action: "invitation.undeliverable",
        subject: { type: "invitation", id: row.id },
        detail: { case: invited.caseId, why },
      },
      ...questioned,
      ...released.audit,
    ]),
    jobs: [settleCase.request({ caseId: invited.caseId })],
  };
}
