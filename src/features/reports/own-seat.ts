import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation } from "@/db/schema";
import { type AttendingMember, currentLeader, listAttending } from "@/features/meetings";
import { lockCase, type ReviewCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import { Denied, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";

export interface OwnSeat {
  readonly reviewed: ReviewCase;
  readonly invitationId: string;
  readonly attending: readonly AttendingMember[];
  /** Of the current leader, if there is one and she is here (E15). */
  readonly leaderInvitationId: string | null;
}

/** The actor's own seat at a meeting she attends, with its case locked. NotFound: not hers; Denied: not there. */
export async function lockOwnSeat(tx: Tx, actor: UserActor, invitationId: string): Promise<OwnSeat> {
  if (!isId(invitationId) || actor.role !== "expert" || !actor.expertId) throw new NotFound("invitation");
  const [own] = await tx
    .select({ caseId: invitation.caseId })
    .from(invitation)
    .where(and(eq(invitation.id, invitationId), eq(invitation.expertId, actor.expertId)));
  if (!own) throw new NotFound("invitation");
  const reviewed = await lockCase(tx, own.caseId);
  const attending = await listAttending(tx, reviewed.id);
  if (!attending.some((one) => one.invitationId === invitationId)) {
    throw new Denied("NOT_ATTENDING", "您没有签到参加本次论证会，不能办理论证报告。");
  }
  const leader = await currentLeader(tx, reviewed.id);
  const present = attending.some((one) => one.invitationId === leader?.invitationId);
  return {
    reviewed,
    invitationId,
    attending,
    leaderInvitationId: present ? (leader?.invitationId ?? null) : null,
  };
}

/** The same for the leader alone, while the meeting goes on (二(二)). */
export async function lockAsLeader(tx: Tx, actor: UserActor, invitationId: string): Promise<OwnSeat> {
  const seat = await lockOwnSeat(tx, actor, invitationId);
  if (seat.leaderInvitationId !== invitationId) {
    throw new Denied("NOT_LEADER", "只有到会的现任组长可以起草和提交论证报告。");
  }
  if (seat.reviewed.state !== "IN_MEETING") {
    throw new Denied("NOT_IN_MEETING", "论证会不在进行中，论证报告不能再改动，请刷新页面。");
  }
  return seat;
}
