import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { auditEntry } from "@/db/schema";
import type { ReviewCase } from "@/features/reviews";
import type { PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { meetingOf } from "../freeze-round";
import { findConflicted, peopleIn } from "../recheck";

/**
 * Conflicts of interest of members found when the meeting has begun or is over (E7): nobody is replaced any
 * more, the case is marked for the station. What counts is the day of the meeting: whoever went to work for a
 * party afterwards judged without interest. Each member is marked once.
 */
export async function flagConflicts(
  tx: Tx,
  reviewed: ReviewCase,
  policy: PolicyParameters,
): Promise<Audit[]> {
  const people = await peopleIn(tx, reviewed.id, ["ACCEPTED", "ATTENDED"]);
  const found = await findConflicted(tx, reviewed, people, meetingOf(reviewed).from, policy);
  if (found.size === 0) return [];
  const said = await tx
    .select({ invitation: sql<string>`${auditEntry.detail} ->> 'invitation'` })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subjectType, "case"),
        eq(auditEntry.subjectId, reviewed.id),
        eq(auditEntry.action, "panel.conflictFound"),
      ),
    );
  const known = new Set(said.map(({ invitation }) => invitation));
  return people.flatMap(({ id, expertId }) => {
    const reason = found.get(expertId);
    if (!reason || known.has(id)) return [];
    return [
      {
        action: "panel.conflictFound" as const,
        subject: { type: "case", id: reviewed.id },
        detail: { invitation: id, reason },
      },
    ];
  });
}
