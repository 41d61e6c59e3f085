import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { leaderVote } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, InvalidInput } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { memberOf } from "../member-of";
import { electorateOf } from "./electorate";
import { currentElection } from "./judge-election";
import type { Election } from "./open-election";
import { settleElection } from "./settle-election";

/**
 * 推选组长 (二(二), D6): a member votes, for herself too if she likes, and may change it until the ballot closes.
 * More than half decides at once. For whom she voted stands in no trace. NotFound unless she is of the panel;
 * Conflict once it is closed, on the database's clock.
 */
export async function castVote(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; electionId: string; candidateId: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const own = await memberOf(tx, ctx.actor, input.caseId);
    const reviewed = await lockCase(tx, input.caseId);
    const election = await currentElection(tx, reviewed.id);
    if (!election || election.id !== input.electionId || election.state !== "OPEN") throw closed();
    const electors = await electorateOf(tx, reviewed);
    if (!electors.some(({ invitationId }) => invitationId === own.invitationId)) {
      throw new Denied("NOT_PRESENT", "会议期间由到会专家推选组长，请先签到。");
    }
    if (!election.candidates.includes(input.candidateId)) {
      throw new InvalidInput({ candidateId: "请从列出的专家中选择一位" });
    }
    await store(tx, election, own.invitationId, input.candidateId);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const settled = await settleElection(tx, reviewed, election, { close: false, now, policy });
    return {
      value: undefined,
      audit: entries([
        {
          action: "election.voted",
          subject: { type: "case", id: reviewed.id },
          detail: { election: election.id },
        },
        ...(settled?.audit ?? []),
      ]),
      jobs: settled?.jobs,
    };
  });
}

/** Her one vote, if the ballot is still open at this moment. */
async function store(tx: Tx, election: Election, voter: string, candidate: string): Promise<void> {
  const rows = await tx.execute<{ voter: string }>(sql`
    insert into ${leaderVote} (election_id, voter_invitation_id, candidate_invitation_id, cast_at)
    select e.id, ${voter}::uuid, ${candidate}::uuid, app_now() from leader_election e
    where e.id = ${election.id} and e.state = 'OPEN' and e.closes_at > app_now()
    on conflict (election_id, voter_invitation_id)
      do update set candidate_invitation_id = excluded.candidate_invitation_id, cast_at = excluded.cast_at
    returning voter_invitation_id as voter`);
  if (rows.length === 0) throw closed();
}

function closed(): Conflict {
  return new Conflict("BALLOT_CLOSED", "这次推选已经结束，请刷新页面查看结果。");
}
