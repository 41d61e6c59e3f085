import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertHold, invitation, reviewCase } from "@/db/schema";
import { cancelMessages } from "@/features/messages";
import type { ReviewCase } from "@/features/reviews";
import { durationMs } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, NotFound } from "@/platform/errors";
import { entries, mutation, sqlState } from "@/platform/mutation";
import { releaseInvitations } from "./end-invitations";
import { settleCase } from "./jobs";
import { parametersOf } from "./lane";
import { findUnfit } from "./recheck";
import { sentenceForEnded, tooLate } from "./sentences";

/** What became of the answer: REVOKED when a conflict or lost standing was found that nobody knew of at the draw. */
export type Accepted = "ACCEPTED" | "REVOKED";

/**
 * The expert takes part (二(三)): logged in, without interest, before the deadline. One conditional UPDATE
 * on the database's clock decides; the deadline is a column, so a late timer changes nothing (E1, E2).
 */
export async function acceptInvitation(
  ctx: Ctx & { actor: UserActor },
  input: { invitationId: string },
): Promise<Accepted> {
  try {
    return await mutation(ctx, async (tx, now) => {
      const { invited, reviewed } = await ownInvitation(tx, ctx.actor, input.invitationId);
      const policy = await parametersOf({ ...ctx, tx }, reviewed);
      const found = (await findUnfit(tx, reviewed, [invited], now, policy)).get(invited.id);
      const window = sql`make_interval(secs => ${durationMs(policy["invite.window"]) / 1000})`;
      await lockInvitation(tx, invited.id);
      const [row] = await tx
        .update(invitation)
        .set({
          state: found ? "REVOKED" : "ACCEPTED",
          revokedReason: found ? (found.conflict ? "CONFLICT" : "STANDING") : null,
          decidedAt: sql`app_now()`,
          undertakenAt: found ? null : sql`app_now()`,
          deliveredAt: sql`coalesce(${invitation.deliveredAt}, app_now())`,
          deliveredVia: sql`coalesce(${invitation.deliveredVia}, 'viewed')`,
          deadline: sql`coalesce(${invitation.deadline}, app_now() + ${window})`,
        })
        .where(
          and(
            eq(invitation.id, invited.id),
            inArray(invitation.state, ["SENT", "DELIVERED"]),
            sql`coalesce(${invitation.deadline}, 'infinity') > app_now()`,
          ),
        )
        .returning({ decidedAt: invitation.decidedAt, deadline: invitation.deadline });
      if (!row) throw await whyEnded(tx, invited.id);
      const subject = { type: "invitation", id: invited.id };
      const jobs = [settleCase.request({ caseId: reviewed.id })];
      if (found) {
        const released = await releaseInvitations(tx, [invited.id]);
        return {
          value: "REVOKED" as const,
          audit: entries([
            {
              action: "invitation.revoked",
              subject,
              detail: { case: reviewed.id, reason: found.conflict ?? found.lost?.cause },
            },
            ...released.audit,
          ]),
          jobs,
        };
      }
      const [cancelled] = await Promise.all([
        cancelMessages(tx, { subjectIds: [invited.id] }),
        tx.update(expertHold).set({ firm: true }).where(eq(expertHold.invitationId, invited.id)),
      ]);
      return {
        value: "ACCEPTED" as const,
        audit: entries([
          {
            action: "invitation.accepted",
            subject,
            detail: { case: reviewed.id, undertaking: "NO_INTEREST_AND_SECRECY" },
          },
          ...cancelled,
        ]),
        jobs,
      };
    });
  } catch (error) {
    // The deadline passed between the WHERE and the stored instant: the row's CHECK refused it.
    if (sqlState(error) === "23514") throw tooLate();
    throw error;
  }
}

/** The invitation if it is this expert's; anything else does not exist for her. */
export async function ownInvitation(
  tx: Tx,
  actor: UserActor,
  invitationId: string,
): Promise<{ invited: typeof invitation.$inferSelect; reviewed: ReviewCase }> {
  if (!actor.expertId) throw new NotFound("invitation");
  const [row] = await tx
    .select({ invited: invitation, reviewed: reviewCase })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(and(eq(invitation.id, invitationId), eq(invitation.expertId, actor.expertId)));
  if (!row) throw new NotFound("invitation");
  return row;
}

/** Waits for whoever holds the row before the clock is read: an answer is judged when it is stored, not when it queued. */
export async function lockInvitation(tx: Tx, invitationId: string): Promise<void> {
  await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(eq(invitation.id, invitationId))
    .for("update");
}

/** Zero rows: somebody or something was faster; the sentence says what. */
export async function whyEnded(tx: Tx, invitationId: string): Promise<Conflict> {
  const [row] = await tx
    .select({ state: invitation.state, reason: invitation.revokedReason })
    .from(invitation)
    .where(eq(invitation.id, invitationId));
  if (!row) return new Conflict("INVITATION_ENDED", "该邀请已失效。");
  if (row.state === "SENT" || row.state === "DELIVERED") return tooLate();
  return new Conflict(`INVITATION_${row.state}`, sentenceForEnded(row.state, row.reason));
}
