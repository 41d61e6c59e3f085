import type { Tx } from "@/db/client";
import { currentLeader } from "@/features/meetings";
import type { Actor } from "@/platform/actor";
import { Denied } from "@/platform/errors";
import { memberRound } from "./member-round";

/** The round and the leader's seat, if the actor leads the panel now; a former leader no longer does (E15). */
export async function demandLeader(tx: Pick<Tx, "select">, actor: Actor, roundId: string) {
  const found = await memberRound(tx, actor, roundId);
  const leader = await currentLeader(tx, found.round.caseId);
  if (leader?.invitationId !== found.invitationId)
    throw new Denied("NOT_LEADER", "修改稿由专家组组长审查；您可以补充意见。");
  return found;
}
