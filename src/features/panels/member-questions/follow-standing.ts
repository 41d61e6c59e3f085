import { and, eq, inArray } from "drizzle-orm";
import { invitation, reviewCase, seatedStates } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { recheckCase, recheckedStates } from "../recheck-case";
import { lapseQuestions } from "./lapse-questions";

/** What is known of a member has changed (E7): every case she is asked or seated in is looked at again. */
export async function followStanding(ctx: Ctx, input: { expertId: string }): Promise<void> {
  const cases = await reader(ctx)
    .select({ id: reviewCase.id })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(
      and(
        eq(invitation.expertId, input.expertId),
        inArray(invitation.state, [...seatedStates]),
        inArray(reviewCase.state, [...recheckedStates]),
      ),
    )
    .orderBy(reviewCase.id);
  for (const { id } of cases) await recheckCase(ctx, id);
  // Reinstated: what was asked about her has answered itself.
  await lapseQuestions(ctx);
}
