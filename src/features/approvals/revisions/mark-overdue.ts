import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { revisionRound } from "@/db/schema";
import { currentLeader } from "@/features/meetings";
import { queueMessages } from "@/features/messages";
import { lockCase } from "@/features/reviews";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";

const batch = 50;

/** Revisions whose leader has let the deadline pass: on record once, and she is reminded (D9). Answers how many. */
export async function markOverdueReviews(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: revisionRound.id, caseId: revisionRound.caseId })
    .from(revisionRound)
    .where(overdue())
    .orderBy(asc(revisionRound.leaderDueAt))
    .limit(batch);
  let marked = 0;
  for (const one of due) if (await markOne(ctx, one)) marked++;
  return marked;
}

const overdue = () =>
  and(
    eq(revisionRound.state, "LEADER_REVIEW"),
    isNull(revisionRound.overdueAt),
    lte(revisionRound.leaderDueAt, sql`app_now()`),
  );

async function markOne(ctx: Ctx, one: { id: string; caseId: string }): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, one.caseId);
    const [row] = await tx
      .update(revisionRound)
      .set({ overdueAt: sql`app_now()` })
      .where(and(eq(revisionRound.id, one.id), overdue()))
      .returning({ round: revisionRound.round });
    if (!row) return unchanged(false);
    const leader = await currentLeader(tx, reviewed.id);
    const { values: policy } = await policyOf({ tx }, reviewed.policyCode);
    const told = leader
      ? await queueMessages(tx, [
          {
            template: "revisionOverdue",
            personId: leader.personId,
            subject: { type: "revision", id: one.id },
            params: { caseNo: reviewed.number ?? "" },
            dueAt: nextSendInstant(now, policy["invite.send_hours"]),
          },
        ])
      : { audit: [], jobs: [] };
    return {
      value: true,
      audit: entries([
        {
          action: "revision.overdue",
          subject: { type: "case", id: reviewed.id },
          detail: { round: row.round, leader: leader?.invitationId ?? null },
        },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}
