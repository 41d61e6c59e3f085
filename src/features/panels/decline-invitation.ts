import { and, eq, inArray, sql } from "drizzle-orm";
import { type DeclineReason, invitation } from "@/db/schema";
import { declareInterest, recordDecline } from "@/features/experts";
import { durationMs } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { entries, mutation, sqlState } from "@/platform/mutation";
import { lockInvitation, ownInvitation, whyEnded } from "./accept-invitation";
import { releaseInvitations } from "./end-invitations";
import { settleCase } from "./jobs";
import { parametersOf } from "./lane";
import { partyUsccs } from "./queries/party-usccs";
import { tooLate } from "./sentences";

/**
 * The expert cannot take part; same guard as accepting. An interest becomes a fact for later draws and for
 * every other panel she is on or asked for (E7), and costs nothing (四(二)7); other reasons are counted as the
 * policy says.
 */
export async function declineInvitation(
  ctx: Ctx & { actor: UserActor },
  input: { invitationId: string; reason: DeclineReason; note: string; party: string },
): Promise<void> {
  try {
    await mutation(ctx, async (tx, now) => {
      const { invited, reviewed } = await ownInvitation(tx, ctx.actor, input.invitationId);
      const policy = await parametersOf({ ...ctx, tx }, reviewed);
      const window = sql`make_interval(secs => ${durationMs(policy["invite.window"]) / 1000})`;
      await lockInvitation(tx, invited.id);
      const [row] = await tx
        .update(invitation)
        .set({
          state: "DECLINED",
          declineReason: input.reason,
          note: input.note || null,
          decidedAt: sql`app_now()`,
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
        .returning({ id: invitation.id });
      if (!row) throw await whyEnded(tx, invited.id);
      const released = await releaseInvitations(tx, [invited.id]);
      const facts =
        input.reason === "INTEREST"
          ? await declareInterest(tx, {
              expertId: invited.expertId,
              usccs: await partyUsccs(tx, reviewed.projectId, input.party),
              detail: input.note,
              now,
            })
          : {
              audit: await recordDecline(tx, {
                expertId: invited.expertId,
                invitationId: invited.id,
                reason: input.reason,
                note: input.note,
                policyCode: reviewed.policyCode,
                occurredAt: now,
              }),
              jobs: [],
            };
      return {
        value: undefined,
        audit: entries([
          {
            action: "invitation.declined",
            subject: { type: "invitation", id: invited.id },
            detail: { case: reviewed.id, reason: input.reason },
          },
          ...facts.audit,
          ...released.audit,
        ]),
        jobs: [settleCase.request({ caseId: reviewed.id }), ...facts.jobs],
      };
    });
  } catch (error) {
    if (sqlState(error) === "23514") throw tooLate();
    throw error;
  }
}
