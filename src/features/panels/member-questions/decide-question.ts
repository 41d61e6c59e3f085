import { and, eq, sql } from "drizzle-orm";
import { expert, memberQuestion } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { parametersOf } from "../lane";
import { type Suggestion, whyNotDecideQuestion } from "../rules/member-question";
import { endAskedAbout } from "./end-asked-about";
import { findLostStanding } from "./lost-standing";

/**
 * The station keeps a member who lost her standing on a standing panel, or has her replaced (D2 a). Refused
 * (Denied) to anybody else, about oneself, for the dead, and once the meeting has begun; Conflict when
 * it was decided meanwhile or she has her standing back.
 */
export async function decideQuestion(
  ctx: Ctx & { actor: UserActor },
  input: { questionId: string; decision: Suggestion; reason: string },
): Promise<{ questionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const found = await findQuestion({ ...ctx, tx }, input.questionId);
    const reviewed = await lockCase(tx, found.caseId);
    // Read again behind the lock: whoever was before us has finished.
    const question = await findQuestion({ ...ctx, tx }, input.questionId);
    const thing = { ...question, meetingFrom: reviewed.meetingFrom };
    demand(whyNotDecideQuestion(ctx.actor, thing, input.decision, now));
    const lost = await findLostStanding(tx, [question.invitationId]);
    if (lost.get(question.invitationId)?.cause !== question.cause)
      throw new Conflict("STANDING_CHANGED", "该专家的情况已有变化，本事项无需再决定，请刷新页面。");
    const [row] = await tx
      .update(memberQuestion)
      .set({
        state: input.decision === "KEEP" ? "KEPT" : "REPLACED",
        decidedBy: ctx.actor.personId,
        decidedAt: sql`app_now()`,
        reason: input.reason,
      })
      .where(and(eq(memberQuestion.id, question.id), eq(memberQuestion.state, "OPEN")))
      .returning({ id: memberQuestion.id });
    if (!row) throw new Conflict("QUESTION_CLOSED", "该事项已经办结，请刷新页面查看结果。");
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    const ended =
      input.decision === "REPLACE"
        ? await endAskedAbout(tx, reviewed, [question.invitationId], now, policy)
        : { audit: [], jobs: [] };
    return {
      value: { questionId: question.id },
      audit: entries([
        {
          action: "question.decided",
          subject: { type: "question", id: question.id },
          detail: {
            case: reviewed.id,
            invitation: question.invitationId,
            decision: input.decision,
            reason: input.reason,
          },
        },
        ...ended.audit,
      ]),
      jobs: ended.jobs,
    };
  });
}

/** For anybody but the station there is no such question. */
async function findQuestion(ctx: Ctx & { actor: UserActor }, questionId: string) {
  const { actor } = ctx;
  if (!isId(questionId) || actor.role !== "regulator" || actor.post !== "station")
    throw new NotFound("question");
  const [row] = await reader(ctx)
    .select({
      id: memberQuestion.id,
      caseId: memberQuestion.caseId,
      invitationId: memberQuestion.invitationId,
      cause: memberQuestion.cause,
      state: memberQuestion.state,
      personId: expert.personId,
    })
    .from(memberQuestion)
    .innerJoin(expert, eq(expert.id, memberQuestion.expertId))
    .where(eq(memberQuestion.id, questionId));
  if (!row) throw new NotFound("question");
  return row;
}
