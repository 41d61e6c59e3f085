import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, type InvitationState, invitation } from "@/db/schema";
import type { ExclusionCode } from "@/features/draws";
import type { ReviewCase } from "@/features/reviews";
import { dateAt, type PolicyParameters } from "@/features/rulebook";
import { findConflicts } from "./conflicts";
import { meetingOf } from "./freeze-round";
import { findLostStanding, type LostStanding } from "./member-questions/lost-standing";
import { findExclusions } from "./snapshot";

/** Reasons that end a seat already given, whoever sits on it: conflicts of interest, which cannot be kept (E7). */
const conflictCodes: readonly ExclusionCode[] = [
  "PARTY_EMPLOYER",
  "PARTY_RELATED",
  "PARTY_FORMER",
  "DECLARED_INTEREST",
];

/** Somebody asked or seated. */
export interface Person {
  readonly id: string;
  readonly expertId: string;
  readonly personId: string;
  readonly state: InvitationState;
}

/** What is wrong with a person of a panel: a conflict of interest, lost standing, or both. */
export interface Unfit {
  readonly conflict: ExclusionCode | null;
  readonly lost: LostStanding | null;
}

/** Who of a case's people has a conflict of interest or no standing any more, by invitation (D2 a, E7, E8). */
export async function findUnfit(
  tx: Tx,
  reviewed: ReviewCase,
  people: readonly Pick<Person, "id" | "expertId">[],
  now: Date,
  policy: PolicyParameters,
): Promise<Map<string, Unfit>> {
  const ids = people.map(({ id }) => id);
  const [conflicted, lost] = await Promise.all([
    findConflicted(tx, reviewed, people, now, policy),
    findLostStanding(tx, ids),
  ]);
  return new Map(
    people.flatMap(({ id, expertId }) => {
      const unfit = { conflict: conflicted.get(expertId) ?? null, lost: lost.get(id) ?? null };
      return unfit.conflict || unfit.lost ? [[id, unfit] as const] : [];
    }),
  );
}

/** Conflicts of interest on the day of `at`, by expert, as they are known now. */
export async function findConflicted(
  tx: Tx,
  reviewed: ReviewCase,
  people: readonly Pick<Person, "expertId">[],
  at: Date,
  policy: PolicyParameters,
): Promise<Map<string, ExclusionCode>> {
  if (people.length === 0) return new Map();
  const input = {
    caseId: reviewed.id,
    jurisdictionCode: reviewed.jurisdictionCode,
    specialties: [],
    meeting: meetingOf(reviewed),
    now: at,
    policy,
    conflicts: await findConflicts(tx, reviewed.projectId, dateAt(at), policy),
  };
  const expertIds = people.map(({ expertId }) => expertId);
  return findExclusions(tx, input, expertIds, conflictCodes);
}

/** People of a case who hold or are asked for a seat in one of `states`. */
export async function peopleIn(
  tx: Tx,
  caseId: string,
  states: readonly InvitationState[],
): Promise<Person[]> {
  return tx
    .select({
      id: invitation.id,
      expertId: invitation.expertId,
      personId: expert.personId,
      state: invitation.state,
    })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(and(eq(invitation.caseId, caseId), inArray(invitation.state, [...states])));
}
