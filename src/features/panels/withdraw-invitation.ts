import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, seat } from "@/db/schema";
import { recordConduct } from "@/features/experts";
import { lockCase, moveCase, type ReviewCase } from "@/features/reviews";
import { addDuration, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { ownInvitation, whyEnded } from "./accept-invitation";
import { releaseInvitations } from "./end-invitations";
import { settleCase } from "./jobs";
import { whyNoQuorum } from "./rules/quorum";

const day = 24 * 3_600_000;

/** An accepted expert leaves before the meeting (D5): graded by the notice given; the seat is drawn again. */
export async function withdrawInvitation(
  ctx: Ctx & { actor: UserActor },
  input: { invitationId: string; note: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const own = await ownInvitation(tx, ctx.actor, input.invitationId);
    const reviewed = await lockCase(tx, own.reviewed.id);
    const start = reviewed.meetingFrom ?? now;
    if (start <= now) throw new Denied("MEETING_BEGUN", "论证会已经开始，不能在线退出，请联系监督机构。");
    const [row] = await tx
      .update(invitation)
      .set({ state: "WITHDRAWN", note: input.note })
      .where(and(eq(invitation.id, own.invited.id), eq(invitation.state, "ACCEPTED")))
      .returning({ id: invitation.id });
    if (!row) throw await whyEnded(tx, own.invited.id);
    const released = await releaseInvitations(tx, [row.id]);
    const late = start.getTime() - now.getTime() < day;
    const conduct = late
      ? await recordConduct(tx, "WITHDREW_LATE", [
          {
            expertId: own.invited.expertId,
            invitationId: row.id,
            policyCode: reviewed.policyCode,
            occurredAt: now,
          },
        ])
      : [];
    const goesOn = reviewed.state === "PRE_REVIEW" && (await canGoOn(ctx, tx, reviewed, now));
    if (!goesOn && (reviewed.state === "PANEL_FORMED" || reviewed.state === "PRE_REVIEW")) {
      await moveCase(tx, reviewed.id, ["PANEL_FORMED", "PRE_REVIEW"], "DRAWING", { panelFormedAt: null });
    }
    return {
      value: undefined,
      audit: entries([
        {
          action: "invitation.withdrawn",
          subject: { type: "invitation", id: row.id },
          detail: { case: reviewed.id, late, goesOn },
        },
        ...conduct,
        ...released.audit,
      ]),
      jobs: goesOn ? [] : [settleCase.request({ caseId: reviewed.id })],
    };
  });
}

/**
 * On the day (E14): nobody could be asked and answer before the start any more, and those who remain are
 * enough. The panel then meets without her.
 */
async function canGoOn(ctx: Ctx, tx: Tx, reviewed: ReviewCase, now: Date): Promise<boolean> {
  const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
  if (!reviewed.meetingFrom || addDuration(now, policy["invite.window"]) < reviewed.meetingFrom) return false;
  const seats = await tx
    .select({ specialty: seat.specialty, main: seat.main, holder: invitation.id })
    .from(seat)
    .leftJoin(invitation, and(eq(invitation.seatId, seat.id), eq(invitation.state, "ACCEPTED")))
    .where(eq(seat.caseId, reviewed.id));
  const there = seats.filter(({ holder }) => holder !== null);
  return whyNoQuorum({ least: policy["panel.min_main"], seats, there }) === null;
}
