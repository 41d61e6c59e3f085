import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation, type OpinionItem, opinion, opinionVersion, person, seat } from "@/db/schema";

export interface CollectedItem {
  readonly opinionId: string;
  readonly memberName: string;
  readonly item: OpinionItem;
}

/** The items of the newest submitted versions, member by member. */
export async function collectItems(tx: Pick<Tx, "select">, caseId: string): Promise<CollectedItem[]> {
  const rows = await tx
    .select({ opinionId: opinion.id, memberName: person.name, content: opinionVersion.content })
    .from(opinion)
    .innerJoin(
      opinionVersion,
      and(eq(opinionVersion.opinionId, opinion.id), eq(opinionVersion.version, opinion.version)),
    )
    .innerJoin(invitation, eq(invitation.id, opinion.invitationId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(eq(opinion.caseId, caseId), inArray(opinion.state, ["SUBMITTED", "SUBMITTED_LATE"])))
    .orderBy(asc(seat.ordinal));
  return rows.flatMap(({ content, ...from }) => (content?.items ?? []).map((item) => ({ ...from, item })));
}
