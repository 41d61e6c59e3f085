import { and, eq, isNull, lte } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation, meetingMove, meetingMoveAnswer } from "@/db/schema";
import { cancelMessages, queueMessages } from "@/features/messages";
import { formatInstant, nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import { Conflict } from "@/platform/errors";
import type { Followed } from "../elections/open-election";

export type Move = typeof meetingMove.$inferSelect;

/**
 * Ends a move. Given up, the members asked are told that the old time stands; questions that have not left yet
 * are taken back. Conflict when it has ended already.
 */
export async function closeMove(
  tx: Tx,
  move: Move,
  state: "AGREED" | "REFUSED" | "WITHDRAWN",
  { now, policy }: { now: Date; policy: PolicyParameters },
): Promise<Followed> {
  const [row] = await tx
    .update(meetingMove)
    .set({ state, closedAt: now })
    .where(and(eq(meetingMove.id, move.id), eq(meetingMove.state, "ASKING")))
    .returning({ id: meetingMove.id });
  if (!row) throw new Conflict("MOVE_ENDED", "这次改期已经结束，请刷新页面查看结果。");
  const subject = { type: "case", id: move.caseId };
  const asked = await tx
    .select({ id: meetingMoveAnswer.id, personId: expert.personId, state: invitation.state })
    .from(meetingMoveAnswer)
    .innerJoin(invitation, eq(invitation.id, meetingMoveAnswer.invitationId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(eq(meetingMoveAnswer.moveId, move.id));
  const unsent = await cancelMessages(tx, { subjectIds: asked.map(({ id }) => id) });
  if (state === "AGREED") return { audit: unsent, jobs: [] };
  const told = asked.filter((one) => one.state === "ACCEPTED" && move.oldFrom > now);
  const messages = await queueMessages(
    tx,
    told.map(({ id, personId }) => ({
      template: "meetingMoveEnded" as const,
      personId,
      subject: { type: "moveAnswer", id },
      params: { time: formatInstant(move.oldFrom) },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    })),
  );
  return {
    audit: [
      { action: "meeting.moveEnded", subject, detail: { move: move.id, state } },
      ...unsent,
      ...messages.audit,
    ],
    jobs: messages.jobs,
  };
}

/** Marks whoever has not answered by now as out of time. */
export async function timeOut(tx: Tx, moveId: string, now: Date): Promise<number> {
  const rows = await tx
    .update(meetingMoveAnswer)
    .set({ answer: "TIMED_OUT", answeredAt: now })
    .where(
      and(
        eq(meetingMoveAnswer.moveId, moveId),
        isNull(meetingMoveAnswer.answer),
        lte(meetingMoveAnswer.deadline, now),
      ),
    )
    .returning({ id: meetingMoveAnswer.id });
  return rows.length;
}
