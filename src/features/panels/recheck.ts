import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation } from "@/db/schema";
import type { ExclusionCode } from "@/features/draws";
import type { ReviewCase } from "@/features/reviews";
import { dateAt, type PolicyParameters } from "@/features/rulebook";
import { findConflicts } from "./conflicts";
import { meetingOf } from "./freeze-round";
import { findExclusions } from "./snapshot";

/** Reasons that end a seat already given: conflicts of interest and suspension. A term that ends is served out (E22). */
const ending: readonly ExclusionCode[] = [
  "SUSPENDED",
  "PARTY_EMPLOYER",
  "PARTY_RELATED",
  "PARTY_FORMER",
  "DECLARED_INTEREST",
];

/** Who of `expertIds` must not sit on this case any more, and why (E7, E8). */
export async function findUnfit(
  tx: Tx,
  reviewed: ReviewCase,
  expertIds: readonly string[],
  now: Date,
  policy: PolicyParameters,
): Promise<Map<string, ExclusionCode>> {
  const conflicts = await findConflicts(tx, reviewed.projectId, dateAt(now), policy);
  const all = await findExclusions(
    tx,
    {
      caseId: reviewed.id,
      jurisdictionCode: reviewed.jurisdictionCode,
      specialties: [],
      meeting: meetingOf(reviewed),
      now,
      policy,
      conflicts,
    },
    expertIds,
  );
  return new Map([...all].filter(([, code]) => ending.includes(code)));
}

/** People of a case who hold or are asked for a seat in one of `states`. */
export async function peopleIn(
  tx: Tx,
  caseId: string,
  states: readonly (typeof invitation.$inferSelect)["state"][],
) {
  return tx
    .select({ id: invitation.id, expertId: invitation.expertId, state: invitation.state })
    .from(invitation)
    .where(and(eq(invitation.caseId, caseId), inArray(invitation.state, [...states])));
}
