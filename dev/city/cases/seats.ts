import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { database } from "@/db/client";
import { expert, invitation, leaderElection, seat, storedFile } from "@/db/schema";
import type { ActorCtx, Actors } from "./actors";
import { ToldOtherwise } from "./told-otherwise";

/** Somebody on a panel. */
export interface Seated {
  readonly invitationId: string;
  readonly number: string;
  readonly main: boolean;
}

/** Who sits on the panel of a case at this moment, main specialty first. */
export async function seatedIn(caseId: string): Promise<Seated[]> {
  return database()
    .select({ invitationId: invitation.id, number: expert.number, main: seat.main })
    .from(invitation)
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(and(eq(invitation.caseId, caseId), inArray(invitation.state, ["ACCEPTED", "ATTENDED"])))
    .orderBy(asc(seat.ordinal));
}

/** The elected leader of a case's panel, about to act. */
export async function leaderOf(actors: Actors, caseId: string): Promise<Seated & { readonly ctx: ActorCtx }> {
  const [election] = await database()
    .select({ leader: leaderElection.leaderInvitationId })
    .from(leaderElection)
    .where(and(eq(leaderElection.caseId, caseId), eq(leaderElection.state, "DECIDED")));
  const found = (await seatedIn(caseId)).find(({ invitationId }) => invitationId === election?.leader);
  if (!found) throw new ToldOtherwise("a panel without a leader");
  return { ...found, ctx: await actors.expert(found.number) };
}

/** The newest usable version of the plan. */
export async function planOf(caseId: string): Promise<string> {
  const [plan] = await database()
    .select({ id: storedFile.id })
    .from(storedFile)
    .where(and(eq(storedFile.caseId, caseId), eq(storedFile.kind, "plan"), eq(storedFile.state, "AVAILABLE")))
    .orderBy(desc(storedFile.version))
    .limit(1);
  if (!plan) throw new Error("a case without a plan");
  return plan.id;
}
