import { and, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { expert, invitation, leaderElection } from "@/db/schema";

export interface Leader {
  readonly invitationId: string;
  readonly expertId: string;
  readonly personId: string;
}

/** 组长: whom the last decided ballot chose, while she holds her seat; null when there is none. */
export async function currentLeader(tx: Pick<Tx | Db, "select">, caseId: string): Promise<Leader | null> {
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
