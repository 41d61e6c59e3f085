import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation, leaderElection } from "@/db/schema";

export interface CurrentLeader {
  readonly invitationId: string;
  readonly expertId: string;
  readonly personId: string;
}

/** 组长: who was elected or appointed and still holds her seat; null while there is none (D6, E15). */
export async function currentLeader(tx: Pick<Tx, "select">, caseId: string): Promise<CurrentLeader | null> {
  const [row] = await tx
    .select({ invitationId: invitation.id, expertId: invitation.expertId, personId: expert.personId })
    .from(leaderElection)
    .innerJoin(invitation, eq(invitation.id, leaderElection.leaderInvitationId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(
      and(
        eq(leaderElection.caseId, caseId),
        eq(leaderElection.state, "DECIDED"),
        inArray(invitation.state, ["ACCEPTED", "ATTENDED"]),
      ),
    );
  return row ?? null;
}
