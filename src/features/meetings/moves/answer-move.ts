import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { meetingMove, meetingMoveAnswer } from "@/db/schema";
import { holdFor } from "@/features/panels";
import { lockCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { memberOf } from "../member-of";
import { movableStates } from "../rules/states";
import { settleMove } from "./settle-move";

/**
 * A member confirms the new time, or cannot come then, which costs nothing (E29). Before her deadline on the
 * database's clock; the last answer carries the move out. Denied when she has another meeting at that time.
 */
export async function answerMove(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; moveId: string; answer: "ACCEPTED" | "REFUSED" },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const own = await memberOf(tx, ctx.actor, input.caseId);
    const reviewed = await lockCase(tx, input.caseId);
    const [move] = isId(input.moveId)
      ? await tx
          .select()
          .from(meetingMove)
          .where(and(eq(meetingMove.id, input.moveId), eq(meetingMove.caseId, reviewed.id)))
      : [];
    if (!move) throw new NotFound("move");
    if (move.state !== "ASKING" || !movableStates.includes(reviewed.state)) throw ended();
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    if (input.answer === "ACCEPTED") {
      const during = holdFor({ from: move.newFrom, to: move.newTo }, policy["draw.travel_gap"]);
      const [other] = await tx.execute(sql`select from expert_hold where expert_id = ${own.expertId}
        and invitation_id <> ${own.invitationId} and released_at is null
        and during && tstzrange(${during.from.toISOString()}::timestamptz, ${during.to.toISOString()}::timestamptz)`);
      if (other)
        throw new Denied("HELD", "您在新的时间已有另一场论证，不能确认；请选“不能参加”，不影响评价。");
    }
    const [row] = await tx
      .update(meetingMoveAnswer)
      .set({ answer: input.answer, answeredAt: sql`app_now()` })
      .where(
        and(
          eq(meetingMoveAnswer.moveId, move.id),
          eq(meetingMoveAnswer.invitationId, own.invitationId),
          isNull(meetingMoveAnswer.answer),
          gt(meetingMoveAnswer.deadline, sql`app_now()`),
        ),
      )
      .returning({ id: meetingMoveAnswer.id });
    if (!row) throw ended();
    const settled = await settleMove(tx, reviewed, move, now, policy);
    return {
      value: undefined,
      audit: entries([
        {
          action: "meeting.moveAnswered",
          subject: { type: "invitation", id: own.invitationId },
          detail: { case: reviewed.id, move: move.id, answer: input.answer },
        },
        ...settled.audit,
      ]),
      jobs: settled.jobs,
    };
  });
}

function ended(): Conflict {
  return new Conflict("MOVE_ENDED", "您已经答复，或答复时间已过、改期已结束，请刷新页面查看。");
}
