import type { Tx } from "@/db/client";
import type { ReviewCase } from "@/features/reviews";
import type { PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { endSeats } from "../end-seats";
import { settleCase } from "../jobs";
import { type Person, peopleIn } from "../recheck";
import { isFormed, reopen } from "../recheck-case";
import { findLostStanding } from "./lost-standing";

/** The members asked about leave: seats free, the panel open again, a new round asked for. Their case is locked. */
export async function endAskedAbout(
  tx: Tx,
  reviewed: ReviewCase,
  invitationIds: readonly string[],
  now: Date,
  policy: PolicyParameters,
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const seated = await peopleIn(tx, reviewed.id, ["ACCEPTED"]);
  const people = seated.filter(({ id }) => invitationIds.includes(id));
  if (people.length === 0) return { audit: [], jobs: [] };
  const lost = await findLostStanding(
    tx,
    people.map(({ id }) => id),
  );
  const ending = people.map((one: Person) => ({
    ...one,
    unfit: { conflict: null, lost: lost.get(one.id) ?? null },
  }));
  const ended = await endSeats(tx, reviewed, ending, now, policy);
  if (isFormed(reviewed)) await reopen(tx, reviewed);
  return { audit: ended.audit, jobs: [...ended.jobs, settleCase.request({ caseId: reviewed.id })] };
}
