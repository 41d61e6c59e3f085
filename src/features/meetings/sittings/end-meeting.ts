import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, sitting } from "@/db/schema";
import { type DateString, dateAt } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import type { JobRequest } from "@/platform/job";
import { listAttending } from "./list-attending";

/** The meeting is over: its sitting ended, who was there ATTENDED, who was not NO_SHOW. Does not move the case. */
export async function endMeeting(
  tx: Tx,
  _ctx: Ctx,
  caseId: string,
  now: Date,
): Promise<{ audit: Audit[]; jobs: JobRequest[]; endDate: DateString }> {
  const [ended] = await tx
    .update(sitting)
    .set({ state: "ENDED", endedAt: now })
    .where(and(eq(sitting.caseId, caseId), eq(sitting.state, "HELD")))
    .returning({ id: sitting.id });
  if (!ended) throw new Conflict("NOT_HELD", "论证会没有在进行，请刷新页面。");
  const there = (await listAttending(tx, caseId)).map(({ invitationId }) => invitationId);
  const seated = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.caseId, caseId), eq(invitation.state, "ACCEPTED")));
  const came = seated.filter(({ id }) => there.includes(id)).map(({ id }) => id);
  const absent = seated.filter(({ id }) => !there.includes(id)).map(({ id }) => id);
  if (came.length > 0)
    await tx.update(invitation).set({ state: "ATTENDED" }).where(inArray(invitation.id, came));
  if (absent.length > 0)
    await tx.update(invitation).set({ state: "NO_SHOW" }).where(inArray(invitation.id, absent));
  return {
    audit: [
      { action: "meeting.ended", subject: { type: "case", id: caseId }, detail: { sitting: ended.id } },
    ],
    jobs: [],
    endDate: dateAt(now),
  };
}
