import { and, eq, exists, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attendance, invitation, sitting } from "@/db/schema";
import { recordConduct } from "@/features/experts";
import { lockCase, type ReviewCase } from "@/features/reviews";
import { type DateString, dateAt } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import type { JobRequest } from "@/platform/job";
import { lastSitting, type Sitting } from "./find-sitting";
import { markAbsent } from "./mark-absent";

/**
 * The meeting is over: who was there has attended, who was not is a no-show, who came after it had begun was
 * late (D5, D13). Does not move the case. `endDate` is the day its deadlines run from (四(一)3, E18).
 * Conflict when no meeting is held.
 */
export async function endMeeting(
  tx: Tx,
  _ctx: Ctx,
  caseId: string,
  now: Date,
): Promise<{ audit: Audit[]; jobs: JobRequest[]; endDate: DateString }> {
  const reviewed = await lockCase(tx, caseId);
  const held = await lastSitting(tx, caseId);
  const [ended] = held
    ? await tx
        .update(sitting)
        .set({ state: "ENDED", endedAt: now })
        .where(and(eq(sitting.id, held.id), eq(sitting.state, "HELD")))
        .returning()
    : [];
  if (!held || !ended) throw new Conflict("NOT_HELD", "论证会没有在进行，请刷新页面查看。");
  const absent = await markAbsent(tx, reviewed, held);
  const attended = await markAttended(tx, reviewed, held);
  const late = await recordLate(tx, reviewed, held);
  return {
    endDate: dateAt(now),
    audit: [
      {
        action: "meeting.ended",
        subject: { type: "case", id: caseId },
        detail: { sitting: held.id, attended, absent: absent.absent, late: late.length },
      },
      ...absent.audit,
      ...late,
    ],
    jobs: absent.jobs,
  };
}

async function markAttended(tx: Tx, reviewed: ReviewCase, held: Sitting): Promise<number> {
  const rows = await tx
    .update(invitation)
    .set({ state: "ATTENDED" })
    .where(
      and(
        eq(invitation.caseId, reviewed.id),
        eq(invitation.state, "ACCEPTED"),
        exists(
          tx
            .select({ one: sql`1` })
            .from(attendance)
            .where(and(eq(attendance.sittingId, held.id), eq(attendance.invitationId, invitation.id))),
        ),
      ),
    )
    .returning({ id: invitation.id });
  return rows.length;
}

/**
 * 迟到: checked in by herself after both the announced start and the real one. An entry taken over from paper
 * says when it was typed, not when she came, and is never late.
 */
async function recordLate(tx: Tx, reviewed: ReviewCase, held: Sitting): Promise<Audit[]> {
  const rows = await tx
    .select({ invitationId: invitation.id, expertId: invitation.expertId, occurredAt: attendance.at })
    .from(attendance)
    .innerJoin(invitation, eq(invitation.id, attendance.invitationId))
    .where(
      and(
        eq(attendance.sittingId, held.id),
        eq(invitation.state, "ATTENDED"),
        sql`${attendance.way} <> 'PAPER' and ${attendance.at} > (
          select greatest(started_at, scheduled_from) from sitting where id = ${held.id})`,
      ),
    );
  return recordConduct(
    tx,
    "LATE",
    rows.map((row) => ({ ...row, policyCode: reviewed.policyCode })),
  );
}
