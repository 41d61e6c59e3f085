import type { Tx } from "@/db/client";
import { type MemberQuestionCause, memberQuestion } from "@/db/schema";
import type { ReviewCase } from "@/features/reviews";
import type { PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import { meetingOf } from "../freeze-round";
import { carryOutQuestions } from "../jobs";
import type { Person } from "../recheck";
import { decideBy, suggestionFor } from "../rules/member-question";

export type AskedAbout = Person & { readonly cause: MemberQuestionCause };

/**
 * Puts members of a formed panel who lost their standing before the station (D2 a). The caller holds the
 * case's lock and has closed questions about another loss; asked twice, one question stands.
 */
export async function openQuestions(
  tx: Tx,
  reviewed: ReviewCase,
  people: readonly AskedAbout[],
  now: Date,
  policy: PolicyParameters,
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  if (people.length === 0) return { audit: [], jobs: [] };
  const until = decideBy(now, meetingOf(reviewed).from, policy);
  const rows = await tx
    .insert(memberQuestion)
    .values(
      people.map(({ id, expertId, cause }) => ({
        id: randomId(),
        caseId: reviewed.id,
        invitationId: id,
        expertId,
        cause,
        suggestion: suggestionFor(cause),
        decideBy: until,
      })),
    )
    .onConflictDoNothing()
    .returning();
  return {
    audit: rows.map((row) => ({
      action: "question.opened",
      subject: { type: "question", id: row.id },
      detail: {
        case: reviewed.id,
        invitation: row.invitationId,
        cause: row.cause,
        suggestion: row.suggestion,
        decideBy: until.toISOString(),
      },
    })),
    jobs: rows.length > 0 ? [carryOutQuestions.request({}, until)] : [],
  };
}
