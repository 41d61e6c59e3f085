import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type InvitationState, invitation, reviewCase } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { lockInvitation } from "./accept-invitation";
import { releaseInvitations } from "./end-invitations";
import { settleCase } from "./jobs";

const unanswered: readonly InvitationState[] = ["CREATED", "SENT", "DELIVERED"];

/**
 * A member on leave does not answer (D2 c, E34): what reached her is declined for want of time, which costs
 * nothing; what had not reached her yet is taken back without fault. Seats accepted stay hers: she withdraws
 * from those herself. Vacancies are drawn again.
 */
export async function declineForLeave(ctx: Ctx, input: { expertId: string }): Promise<void> {
  const cases = await reader(ctx)
    .select({ caseId: invitation.caseId })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(fallingIntoLeave(input.expertId))
    .orderBy(invitation.caseId);
  for (const { caseId } of cases) await declineIn(ctx, input.expertId, caseId);
}

async function declineIn(ctx: Ctx, expertId: string, caseId: string): Promise<void> {
  await mutation(ctx, async (tx) => {
    await lockCase(tx, caseId);
    // Read again behind the lock: she may have answered, or come back.
    const [found] = await tx
      .select({ id: invitation.id })
      .from(invitation)
      .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
      .where(and(eq(invitation.caseId, caseId), fallingIntoLeave(expertId)));
    if (!found) return unchanged(undefined);
    await lockInvitation(tx, found.id);
    const [declined] = await tx
      .update(invitation)
      .set({ state: "DECLINED", declineReason: "TIME", note: "请假", decidedAt: sql`app_now()` })
      .where(
        and(
          eq(invitation.id, found.id),
          eq(invitation.state, "DELIVERED"),
          sql`${invitation.deadline} > app_now()`,
        ),
      )
      .returning({ id: invitation.id });
    const [revoked] = declined
      ? []
      : await tx
          .update(invitation)
          .set({ state: "REVOKED", revokedReason: "LEAVE", decidedAt: sql`app_now()` })
          .where(and(eq(invitation.id, found.id), inArray(invitation.state, ["CREATED", "SENT"])))
          .returning({ id: invitation.id });
    // Neither: its deadline has passed, which is the timer's.
    if (!declined && !revoked) return unchanged(undefined);
    const released = await releaseInvitations(tx, [found.id]);
    return {
      value: undefined,
      audit: entries([
        {
          action: declined ? "invitation.declined" : "invitation.revoked",
          subject: { type: "invitation", id: found.id },
          detail: { case: caseId, reason: declined ? "TIME" : "LEAVE", leave: true },
        },
        ...released.audit,
      ]),
      jobs: [settleCase.request({ caseId })],
    };
  });
}

/** As the draw reads leave: today, or the day of the meeting. */
function fallingIntoLeave(expertId: string): SQL | undefined {
  const inChina = (at: SQL) => sql`(${at} at time zone 'Asia/Shanghai')::date`;
  return and(
    eq(invitation.expertId, expertId),
    inArray(invitation.state, [...unanswered]),
    sql`exists (select from expert_leave l where l.expert_id = ${invitation.expertId} and l.cancelled_at is null
      and (${inChina(sql`app_now()`)} between l.leave_from and l.leave_to
        or ${inChina(sql`${reviewCase.meetingFrom}`)} between l.leave_from and l.leave_to))`,
  );
}
