import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation, leaderElection } from "@/db/schema";

export interface Leader {
  readonly invitationId: string;
  readonly expertId: string;
  readonly personId: string;
}

/** The elected leader as long as she holds her seat; null while there is none (D6, E15). */
export async function currentLeader(tx: Pick<Tx, "select">, caseId: string): Promise<Leader | null> {
  const [row] = await tx
    .select({ invitationId: invitation.id, expertId: expert.id, personId: expert.personId })
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
