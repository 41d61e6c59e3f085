import { desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { leaderElection } from "@/db/schema";
import type { ReviewCase } from "@/features/reviews";
import { addDuration, nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import { closeElections } from "../jobs";

export type Followed = { audit: Audit[]; jobs: JobRequest[] };
export type Election = typeof leaderElection.$inferSelect;

/** Opens the case's next ballot (D6) among `candidates`, invitations of members. The case is locked, none is current. */
export async function openElection(
  tx: Tx,
  reviewed: ReviewCase,
  candidates: readonly string[],
  options: { runoff: boolean; now: Date; policy: PolicyParameters },
): Promise<Followed & { election: Election }> {
  const { now, policy, runoff } = options;
  const [last] = await tx
    .select({ ordinal: leaderElection.ordinal })
    .from(leaderElection)
    .where(eq(leaderElection.caseId, reviewed.id))
    .orderBy(desc(leaderElection.ordinal))
    .limit(1);
  const closesAt = closingOf(reviewed, runoff, now, policy);
  const [election] = await tx
    .insert(leaderElection)
    .values({
      id: randomId(),
      caseId: reviewed.id,
      ordinal: (last?.ordinal ?? 0) + 1,
      state: "OPEN",
      candidates: [...candidates],
      runoff: runoff ? 1 : 0,
      openedAt: now,
      closesAt,
    })
    .returning();
  if (!election) throw new Error("the ballot was not stored");
  return {
    election,
    audit: [
      {
        action: "election.opened",
        subject: { type: "case", id: reviewed.id },
        detail: { election: election.id, ordinal: election.ordinal, candidates: candidates.length, runoff },
      },
    ],
    jobs: [closeElections.request({}, closesAt)],
  };
}

/**
 * When a ballot ends at the latest: the first at the meeting's opening; one opened by then, a run-off or a
 * successor's, when check-in ends; after the meeting within the time experts have for any answer.
 */
export function closingOf(
  reviewed: Pick<ReviewCase, "meetingFrom">,
  runoff: boolean,
  now: Date,
  policy: PolicyParameters,
): Date {
  const start = reviewed.meetingFrom ?? now;
  if (!runoff && start > now) return start;
  const end = addDuration(start, policy["meeting.check_in_after"]);
  return end > now
    ? end
    : addDuration(nextSendInstant(now, policy["invite.send_hours"]), policy["invite.window"]);
}
