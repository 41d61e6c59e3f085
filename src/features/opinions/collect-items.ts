import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  expert,
  invitation,
  type OpinionContent,
  type OpinionItem,
  opinion,
  opinionVersion,
  person,
  seat,
} from "@/db/schema";
import { defectLabel } from "./rules/defects";

/** An item as the leader finds it: whose it is, of which version, and what it says. */
export interface CollectedItem {
  readonly opinionId: string;
  readonly invitationId: string;
  readonly version: number;
  readonly memberName: string;
  readonly item: OpinionItem;
}

/** A serious defect somebody ticked. */
export interface CollectedDefect {
  readonly opinionId: string;
  readonly memberName: string;
  readonly code: string;
  readonly label: string;
}

/** The items of the newest submitted versions, in the order of the seats (D8: 自动汇总). The caller looks at the seal. */
export async function collectItems(tx: Tx, caseId: string): Promise<CollectedItem[]> {
  const rows = await newestVersions(tx, caseId);
  return rows.flatMap(({ content, ...from }) => content.items.map((item) => ({ ...from, item })));
}

/** The serious defects of the newest submitted versions, one line for each who ticked one. */
export async function collectDefects(tx: Tx, caseId: string): Promise<CollectedDefect[]> {
  const rows = await newestVersions(tx, caseId);
  return rows.flatMap(({ opinionId, memberName, content }) =>
    content.defects.map((code) => ({ opinionId, memberName, code, label: defectLabel(code) ?? code })),
  );
}

async function newestVersions(tx: Tx, caseId: string) {
  const rows = await tx
    .select({
      opinionId: opinion.id,
      invitationId: invitation.id,
      version: opinionVersion.version,
      memberName: person.name,
      content: opinionVersion.content,
    })
    .from(opinion)
    .innerJoin(
      opinionVersion,
      and(eq(opinionVersion.opinionId, opinion.id), eq(opinionVersion.version, opinion.version)),
    )
    .innerJoin(invitation, eq(invitation.id, opinion.invitationId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(eq(opinion.caseId, caseId), inArray(invitation.state, ["ACCEPTED", "ATTENDED", "NO_SHOW"])))
    .orderBy(asc(seat.ordinal), asc(opinion.id));
  return rows.flatMap((row): (typeof row & { content: OpinionContent })[] =>
    row.content ? [{ ...row, content: row.content }] : [],
  );
}
