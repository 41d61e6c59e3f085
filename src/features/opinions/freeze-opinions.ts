import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, type OpinionState, opinion, reviewCase } from "@/db/schema";
import { recordConduct } from "@/features/experts";
import type { Audit } from "@/platform/audit";
import { NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";

/**
 * At the meeting's end, under the case's lock: what was handed in stays as it was marked, what was not is MISSING,
 * and nothing changes any more (四(二)3 如实记录备案); each counts in the year's evaluation (D13). Again: nothing.
 */
export async function freezeOpinions(
  tx: Tx,
  caseId: string,
  now: Date,
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const members = await listSeated(tx, caseId);
  if (members.length === 0) return { audit: [], jobs: [] };
  await tx
    .insert(opinion)
    .values(
      members.map(({ invitationId }) => ({
        id: randomId(),
        caseId,
        invitationId,
        state: "NOT_STARTED" as const,
        openedAt: now,
      })),
    )
    .onConflictDoNothing({ target: opinion.invitationId });
  const frozen: { id: string; invitationId: string; state: OpinionState }[] = [];
  for (const { invitationId } of members) {
    frozen.push(
      ...(await tx
        .update(opinion)
        .set({
          state: sql`case when ${opinion.state} in ('SUBMITTED', 'SUBMITTED_LATE') then ${opinion.state} else 'MISSING' end`,
          frozenAt: now,
        })
        .where(and(eq(opinion.invitationId, invitationId), isNull(opinion.frozenAt)))
        .returning({ id: opinion.id, invitationId: opinion.invitationId, state: opinion.state })),
    );
  }
  const audit: Audit[] = frozen.map(({ id, invitationId, state }) => ({
    action: "opinion.frozen",
    subject: { type: "opinion", id },
    detail: { case: caseId, invitation: invitationId, state },
  }));
  return { audit: [...audit, ...(await recordEach(tx, caseId, members, frozen, now))], jobs: [] };
}

const conductOf = {
  SUBMITTED: "OPINION_ON_TIME",
  SUBMITTED_LATE: "OPINION_LATE",
  MISSING: "OPINION_MISSING",
} as const;

async function recordEach(
  tx: Tx,
  caseId: string,
  members: readonly { invitationId: string; expertId: string }[],
  frozen: readonly { invitationId: string; state: OpinionState }[],
  now: Date,
): Promise<Audit[]> {
  const [reviewed] = await tx
    .select({ policyCode: reviewCase.policyCode })
    .from(reviewCase)
    .where(eq(reviewCase.id, caseId));
  if (!reviewed) throw new NotFound("case");
  const audit: Audit[] = [];
  for (const ended of ["SUBMITTED", "SUBMITTED_LATE", "MISSING"] as const) {
    const of = frozen.filter(({ state }) => state === ended);
    const events = members
      .filter((one) => of.some(({ invitationId }) => invitationId === one.invitationId))
      .map((one) => ({ ...one, policyCode: reviewed.policyCode, occurredAt: now }));
    audit.push(...(await recordConduct(tx, conductOf[ended], events)));
  }
  return audit;
}

/** Whoever holds a seat at the end, and whoever held it last and did not come; not who was replaced. */
async function listSeated(tx: Tx, caseId: string): Promise<{ invitationId: string; expertId: string }[]> {
  return tx
    .select({ invitationId: invitation.id, expertId: invitation.expertId })
    .from(invitation)
    .where(
      and(
        eq(invitation.caseId, caseId),
        sql`(${invitation.state} in ('ACCEPTED', 'ATTENDED') or (${invitation.state} = 'NO_SHOW' and not exists (
          select 1 from invitation later where later.seat_id = ${invitation.seatId} and later.id <> ${invitation.id}
            and later.state in ('ACCEPTED', 'ATTENDED'))))`,
      ),
    )
    .orderBy(invitation.id);
}
