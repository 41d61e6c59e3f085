import { and, eq, inArray } from "drizzle-orm";
import { sitting } from "@/db/schema";
import { whyNoQuorum } from "@/features/panels";
import { moveCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, NotFound } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { checkInWindow } from "../rules/check-in";
import { lastSitting } from "./find-sitting";
import { markAbsent } from "./mark-absent";
import { lockMeetingCase, openMove } from "./open-case";
import { quorumOf } from "./start-meeting";

/**
 * 中止论证会 (E14): a meeting that cannot begin for want of experts, or cannot be concluded, is held again at a
 * new time (a move). By the contractor or the station. Who has not come counts as absent once the meeting was
 * held, or others came and the check-in is over; the seats are drawn again for the new time.
 */
export async function suspendMeeting(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; reason: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    if (ctx.actor.role === "expert") throw new NotFound("case");
    const reviewed = await lockMeetingCase(tx, ctx.actor, input.caseId);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const current = await lastSitting(tx, reviewed.id);
    if (!current || (reviewed.state !== "PRE_REVIEW" && reviewed.state !== "IN_MEETING")) {
      throw new Conflict("NO_MEETING", "论证项目当前没有要召开的论证会。");
    }
    if (await openMove(tx, reviewed.id)) throw new Denied("MOVING", "会议正在改期，无需中止。");
    const window = checkInWindow(current.scheduledFrom, policy);
    if (now < window.from) {
      throw new Denied("TOO_EARLY", "会议还没有到签到时间，需要改变时间的，请办理改期。");
    }
    const quorum = await quorumOf(tx, reviewed, current, policy);
    // An empty room is no absence: the meeting was not held, whoever is to blame.
    const missed = current.state === "HELD" || (now >= window.to && quorum.there.length > 0);
    const absent = missed ? await markAbsent(tx, reviewed, current) : { audit: [], jobs: [], absent: 0 };
    const [stopped] = await tx
      .update(sitting)
      .set({ state: "SUSPENDED", suspendedAt: now, suspendedReason: input.reason })
      .where(and(eq(sitting.id, current.id), inArray(sitting.state, ["CHECK_IN", "HELD"])))
      .returning({ id: sitting.id });
    if (!stopped) throw new Conflict("NO_MEETING", "论证会已经结束或中止，请刷新页面。");
    await moveCase(tx, reviewed.id, ["PRE_REVIEW", "IN_MEETING"], "SUSPENDED");
    const subject = { type: "case", id: reviewed.id };
    return {
      value: undefined,
      audit: entries([
        {
          action: "meeting.suspended",
          subject,
          detail: {
            sitting: stopped.id,
            reason: input.reason,
            absent: absent.absent,
            quorum: whyNoQuorum(quorum)?.code,
          },
        },
        { action: "case.suspended", subject, detail: { reason: input.reason } },
        ...absent.audit,
      ]),
      jobs: absent.jobs,
    };
  });
}
