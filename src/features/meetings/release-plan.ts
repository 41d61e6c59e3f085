import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation, storedFile } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { lockCase, moveCase } from "@/features/reviews";
import { formatInstant, nextSendInstant, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { judgeElection } from "./elections/judge-election";
import { prepareSitting } from "./sittings/prepare-sitting";

/**
 * 方案送审: the panel stands, so its members may read the plan and vote for their leader (二(二), 四(二)3).
 * After a replacement the panel comes back here: members stay, the ballot is judged anew. Idempotent.
 */
export async function releasePlan(ctx: Ctx, input: { caseId: string }): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const locked = await lockCase(tx, input.caseId);
    if (locked.state !== "PANEL_FORMED") return unchanged(undefined);
    const reviewed = await moveCase(tx, locked.id, ["PANEL_FORMED"], "PRE_REVIEW");
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const ballot = await judgeElection(tx, reviewed, now, policy);
    const sitting = await prepareSitting(tx, reviewed, now);
    const members = await membersOf(tx, reviewed.id);
    // Once a member: who was told before a replacement is not told again.
    const messages = await queueMessages(
      tx,
      members.map(({ id, personId }) => ({
        template: "planReleased" as const,
        personId,
        subject: { type: "invitation", id },
        params: { time: formatInstant(reviewed.meetingFrom ?? now) },
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      })),
    );
    return {
      value: undefined,
      audit: entries([
        {
          action: "plan.released",
          subject: { type: "case", id: reviewed.id },
          detail: { members: members.map(({ id }) => id), plan: await planOf(tx, reviewed.id) },
        },
        ...ballot.audit,
        ...sitting,
        ...messages.audit,
      ]),
      jobs: [...ballot.jobs, ...messages.jobs],
    };
  });
}

async function membersOf(tx: Tx, caseId: string) {
  return tx
    .select({ id: invitation.id, personId: expert.personId })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(and(eq(invitation.caseId, caseId), eq(invitation.state, "ACCEPTED")))
    .orderBy(invitation.id);
}

/** The version they are given to read, by its digest. */
async function planOf(tx: Tx, caseId: string): Promise<string | null> {
  const [plan] = await tx
    .select({ sha256: storedFile.sha256 })
    .from(storedFile)
    .where(and(eq(storedFile.caseId, caseId), eq(storedFile.kind, "plan"), eq(storedFile.state, "AVAILABLE")))
    .orderBy(desc(storedFile.version))
    .limit(1);
  return plan?.sha256 ?? null;
}
