import { type SQL, sql } from "drizzle-orm";
import { reviewCase, storedFile } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import type { Actor } from "@/platform/actor";
import { listed } from "@/platform/invariant";
import { memberStates, readingStates } from "../rules/state";
import { hasSat, openToMembers } from "../seal";

/** Of the case itself, and of the one it follows: the plan that failed and what was found of it (Art. 13). */
const ownKinds = ["plan", "report_form", "report"];
const earlierKinds = ["plan", "report"];

/**
 * A condition on `stored_file`: files that a member of a standing panel reads for her duty, from the release of the plan
 * until its end; her seat is looked at each time, so that access ends with it.
 */
export function memberScope(actor: Actor): SQL {
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return sql`false`;
  return sql`exists (
    select 1 from invitation duty join review_case ours on ours.id = duty.case_id
    where duty.expert_id = ${actor.expertId} and duty.state in ${listed(memberStates)} and ours.state in ${listed(readingStates)}
      and ((${storedFile.caseId} = ours.id and ${storedFile.kind} in ${listed(ownKinds)})
        or (${storedFile.caseId} = ours.predecessor_id and ${storedFile.kind} in ${listed(earlierKinds)})))`;
}

/**
 * A condition on `stored_file` and `review_case`: scans of opinions that somebody may see. Her own; those that were
 * handed in once the seal is open for her, or for those who see the case.
 */
export function scanScope(actor: Actor): SQL {
  if (actor.kind !== "user") return sql`false`;
  const handedIn = sql`exists (select 1 from opinion_version where opinion_version.scan_file_id = ${storedFile.id})`;
  if (actor.role !== "expert") {
    return sql`(${storedFile.kind} = 'opinion_scan' and ${caseScope(actor)} and ${handedIn} and ${hasSat(reviewCase.id)})`;
  }
  if (!actor.expertId) return sql`false`;
  return sql`(${storedFile.kind} = 'opinion_scan' and exists (
      select 1 from invitation duty where duty.case_id = ${storedFile.caseId} and duty.expert_id = ${actor.expertId}
        and duty.state in ${listed(memberStates)})
    and (${storedFile.uploadedBy} = ${actor.id} or (${handedIn} and ${openToMembers(reviewCase.id)})))`;
}
