import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { recordTimeouts } from "@/features/experts";
import { queueMessages } from "@/features/messages";
import { formatDeadline, nextSendInstant, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { releaseInvitations } from "./end-invitations";
import { settleCase } from "./jobs";

const batch = 500;

type Expired = {
  id: string;
  caseId: string;
  expertId: string;
  personId: string;
  policyCode: string;
  deadline: string;
  decidedAt: string;
};

/**
 * Ends every invitation whose confirmation time has run out (二(三) 逾期不确认): recorded, counted in the
 * yearly evaluation, seat drawn again. Set-based: ten thousand due at once are twenty statements, and
 * the WHERE is the mirror image of the acceptance's. Answers how many it ended.
 */
export async function expireInvitations(ctx: Ctx): Promise<number> {
  return mutation(ctx, async (tx, now) => {
    const expired = await endDue(tx);
    if (expired.length === 0) return unchanged(0);
    const ids = expired.map(({ id }) => id);
    const released = await releaseInvitations(tx, ids);
    const conduct = await recordTimeouts(
      tx,
      expired.map((one) => ({ ...one, invitationId: one.id, occurredAt: new Date(one.decidedAt) })),
    );
    const codes = [...new Set(expired.map(({ policyCode }) => policyCode))];
    const hours = new Map(
      await Promise.all(
        codes.map(
          async (code) => [code, (await policyOf({ ...ctx, tx }, code)).values["invite.send_hours"]] as const,
        ),
      ),
    );
    const messages = await queueMessages(
      tx,
      expired.map((one) => ({
        template: "invitationTimedOut" as const,
        personId: one.personId,
        subject: { type: "invitation", id: one.id },
        params: { deadline: formatDeadline(new Date(one.deadline)) },
        dueAt: nextSendInstant(now, hours.get(one.policyCode)!),
      })),
    );
    const cases = [...new Set(expired.map(({ caseId }) => caseId))];
    return {
      value: expired.length,
      audit: entries([
        ...expired.map((one) => ({
          action: "invitation.timedOut" as const,
          subject: { type: "invitation", id: one.id },
          detail: { case: one.caseId, deadline: new Date(one.deadline).toISOString() },
        })),
        ...conduct,
        ...released.audit,
        ...messages.audit,
      ]),
      jobs: [...cases.map((caseId) => settleCase.request({ caseId })), ...messages.jobs],
    };
  });
}

async function endDue(tx: Tx): Promise<Expired[]> {
  const rows = await tx.execute<Expired>(sql`
    with due as (
      select id from invitation where state = 'DELIVERED' and deadline <= app_now()
      order by deadline limit ${batch} for update skip locked
    )
    update invitation i set state = 'TIMED_OUT', decided_at = app_now()
    from due, review_case c, expert e
    where i.id = due.id and i.state = 'DELIVERED' and i.deadline <= app_now() and c.id = i.case_id and e.id = i.expert_id
    returning i.id, i.case_id as "caseId", i.expert_id as "expertId", e.person_id as "personId",
      c.policy_code as "policyCode", i.deadline, i.decided_at as "decidedAt"`);
  return [...rows];
}
