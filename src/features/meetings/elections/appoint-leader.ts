import { count, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { leaderElection, leaderVote } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, InvalidInput } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { lockSupervised } from "../lock-supervised";
import { electorateOf } from "./electorate";
import { currentElection, judgeElection, vacate } from "./judge-election";

/** Fewer voters than this, and the station may name the leader (D9). */
export const FEWEST_REACHED = 3;

/**
 * The station names one of the panel's members of the main specialty as its leader (D9, E15), when fewer than
 * three members can be reached: fewer than three have voted in the open ballot. NotFound for anybody else.
 */
export async function appointLeader(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; invitationId: string; reason: string },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockSupervised(tx, ctx.actor, input.caseId);
    const election = await currentElection(tx, reviewed.id);
    if (election?.state !== "OPEN") {
      throw new Conflict("NO_BALLOT", "当前没有进行中的组长推选，请刷新页面。");
    }
    if ((await votesIn(tx, election.id)) >= FEWEST_REACHED) {
      throw new Denied("REACHED", `已有${FEWEST_REACHED}名以上专家参加推选，组长由专家推选产生。`);
    }
    const electors = await electorateOf(tx, reviewed);
    const chosen = electors.find((one) => one.main && one.invitationId === input.invitationId);
    if (!chosen) throw new InvalidInput({ invitationId: "请从列出的主专业专家中选择一位" });
    await tx
      .update(leaderElection)
      .set({
        state: "DECIDED",
        leaderInvitationId: chosen.invitationId,
        way: "APPOINTED",
        decidedAt: now,
        tally: { reason: input.reason },
      })
      .where(eq(leaderElection.id, election.id));
    return {
      value: { caseId: reviewed.id },
      audit: [
        {
          action: "election.decided",
          subject: { type: "case", id: reviewed.id },
          detail: {
            election: election.id,
            leader: chosen.invitationId,
            way: "APPOINTED",
            reason: input.reason,
          },
        },
      ],
    };
  });
}

/** The station finds that the leader can lead no longer, such as for illness (E15): the panel votes anew. */
export async function vacateLeader(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; reason: string },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockSupervised(tx, ctx.actor, input.caseId);
    const election = await currentElection(tx, reviewed.id);
    if (election?.state !== "DECIDED") throw new Conflict("NO_LEADER", "专家组现在没有组长，请刷新页面。");
    const audit = await vacate(tx, election, input.reason, now);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const next = await judgeElection(tx, reviewed, now, policy);
    return {
      value: { caseId: reviewed.id },
      audit: entries([...audit, ...next.audit]),
      jobs: next.jobs,
    };
  });
}

async function votesIn(tx: Tx, electionId: string): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(leaderVote).where(eq(leaderVote.electionId, electionId));
  return row?.n ?? 0;
}
