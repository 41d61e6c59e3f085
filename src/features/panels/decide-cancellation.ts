import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation, reviewCase } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { lockCase, moveCase } from "@/features/reviews";
import { formatInstant, nextSendInstant } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { releaseInvitations } from "./end-invitations";
import { parametersOf } from "./lane";

/**
 * The station decides on a cancellation asked for after invitations went out (D3, E6): experts are released
 * without fault, their time is free again. Only the station: re-rolling a panel is not the applicant's to do.
 */
export async function decideCancellation(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; approve: boolean; reason: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, input.caseId);
    if (ctx.actor.post !== "station") throw new Denied("STATION_ONLY", "邀请发出后的撤销须由市监督站决定。");
    if (!reviewed.cancelRequestedAt) throw new Conflict("NO_REQUEST", "没有待决定的撤销申请。");
    const subject = { type: "case", id: reviewed.id };
    if (!input.approve) {
      await tx
        .update(reviewCase)
        .set({ cancelRequestedAt: null, cancelReason: null })
        .where(eq(reviewCase.id, reviewed.id));
      return {
        value: undefined,
        audit: [{ action: "case.cancelRefused" as const, subject, detail: { reason: input.reason } }],
      };
    }
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    await moveCase(
      tx,
      reviewed.id,
      ["DRAWING", "INVITING", "POOL_EXHAUSTED", "PANEL_FORMED", "PRE_REVIEW", "SUSPENDED"],
      "CANCELLED",
      { closedAt: now },
    );
    const ended = await endAll(tx, reviewed.id);
    const released = await releaseInvitations(
      tx,
      ended.map(({ id }) => id),
    );
    const told = ended.filter(({ state }) => state !== "CREATED");
    const messages = await queueMessages(
      tx,
      told.map(({ id, personId, state }) => ({
        template: state === "ACCEPTED" ? ("meetingCancelled" as const) : ("invitationRevoked" as const),
        personId,
        subject: { type: "invitation", id },
        params: { time: formatInstant(reviewed.meetingFrom ?? now) },
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      })),
    );
    return {
      value: undefined,
      audit: entries([
        { action: "case.cancelled", subject, detail: { reason: input.reason, released: ended.length } },
        ...ended.map(
          ({ id, state }): Audit => ({
            action: state === "ACCEPTED" ? "invitation.released" : "invitation.revoked",
            subject: { type: "invitation", id },
            detail: { case: reviewed.id, reason: "CANCELLED" },
          }),
        ),
        ...released.audit,
        ...messages.audit,
      ]),
      jobs: messages.jobs,
    };
  });
}

/** Everybody asked or seated, with the state before: the accepted are released, the asked revoked. */
async function endAll(tx: Tx, caseId: string) {
  const people = await tx
    .select({ id: invitation.id, state: invitation.state, personId: expert.personId })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(
      and(
        eq(invitation.caseId, caseId),
        inArray(invitation.state, ["CREATED", "SENT", "DELIVERED", "ACCEPTED"]),
      ),
    )
    .for("update", { of: invitation });
  const end = async (ids: string[], changes: Record<string, unknown>) => {
    if (ids.length > 0) await tx.update(invitation).set(changes).where(inArray(invitation.id, ids));
  };
  const accepted = people.filter(({ state }) => state === "ACCEPTED").map(({ id }) => id);
  const asked = people.filter(({ state }) => state !== "ACCEPTED").map(({ id }) => id);
  await end(accepted, { state: "RELEASED", revokedReason: "CANCELLED" });
  await end(asked, { state: "REVOKED", revokedReason: "CANCELLED", decidedAt: sql`app_now()` });
  return people;
}
