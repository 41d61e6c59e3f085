import { and, desc, eq, inArray } from "drizzle-orm";
import { invitation, leaderElection, reviewCase, revisionRound } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";

/** Revisions of panels the expert sits on that wait for the leader's word; `leads`: hers is the one. */
export async function listMemberRevisions(ctx: Pick<Ctx, "actor" | "tx">) {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return [];
  const rows = await reader(ctx)
    .select({
      roundId: revisionRound.id,
      round: revisionRound.round,
      dueAt: revisionRound.leaderDueAt,
      number: reviewCase.number,
      title: reviewCase.title,
      leader: leaderElection.leaderInvitationId,
      invitationId: invitation.id,
    })
    .from(revisionRound)
    .innerJoin(reviewCase, eq(reviewCase.id, revisionRound.caseId))
    .innerJoin(invitation, eq(invitation.caseId, revisionRound.caseId))
    .leftJoin(
      leaderElection,
      and(eq(leaderElection.caseId, revisionRound.caseId), eq(leaderElection.state, "DECIDED")),
    )
    .where(
      and(
        eq(revisionRound.state, "LEADER_REVIEW"),
        eq(invitation.expertId, actor.expertId),
        inArray(invitation.state, ["ACCEPTED", "ATTENDED"]),
      ),
    )
    .orderBy(desc(revisionRound.submittedAt));
  return rows.map(({ leader, invitationId, ...row }) => ({ ...row, leads: leader === invitationId }));
}

export type ListedRevision = Awaited<ReturnType<typeof listMemberRevisions>>[number];
