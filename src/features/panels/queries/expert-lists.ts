import { and, asc, count, desc, eq, gt, inArray, not, type SQL, sql } from "drizzle-orm";
import { invitation, project, reviewCase, seat } from "@/db/schema";
import { specialtyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { ownAndSent } from "./expert-scope";

type ReadCtx = Pick<Ctx, "actor" | "now" | "tx">;

/** to-answer: 待办; done: 已办, the rest of all; upcoming: accepted, the meeting is ahead; all: whatever she was asked. */
export type InvitationList = "to-answer" | "done" | "upcoming" | "all";

/** How many invitations a list of hers holds: the number beside it, always that of its rows. */
export async function countInvitations(ctx: ReadCtx, list: InvitationList): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(fitting(ctx, list));
  return row?.n ?? 0;
}

/** A page of one of her lists: what must be answered first comes first, history newest first. */
export async function listInvitations(
  ctx: ReadCtx,
  list: InvitationList,
  page: { limit: number; offset: number } = { limit: 100, offset: 0 },
) {
  const rows = await reader(ctx)
    .select({
      id: invitation.id,
      state: invitation.state,
      deadline: invitation.deadline,
      decidedAt: invitation.decidedAt,
      revokedReason: invitation.revokedReason,
      createdAt: invitation.createdAt,
      specialty: seat.specialty,
      number: reviewCase.number,
      title: reviewCase.title,
      project: project.name,
      meetingFrom: reviewCase.meetingFrom,
      meetingTo: reviewCase.meetingTo,
      meetingPlace: reviewCase.meetingPlace,
      panelFormedAt: reviewCase.panelFormedAt,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .where(fitting(ctx, list))
    .orderBy(...order[list], asc(invitation.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map((row) => ({ ...row, specialty: specialtyOf(row.specialty)?.label ?? row.specialty }));
}

export type ListedInvitation = Awaited<ReturnType<typeof listInvitations>>[number];

const order: Record<InvitationList, SQL[]> = {
  // Unopened ones have no deadline yet; they come after those whose time is running.
  "to-answer": [sql`${invitation.deadline} asc nulls last`, asc(invitation.createdAt)],
  upcoming: [asc(reviewCase.meetingFrom)],
  done: [desc(invitation.createdAt)],
  all: [desc(invitation.createdAt)],
};

function fitting(ctx: ReadCtx, list: InvitationList): SQL | undefined {
  const own = ownAndSent(ctx.actor);
  if (list === "upcoming")
    return and(own, eq(invitation.state, "ACCEPTED"), gt(reviewCase.meetingFrom, ctx.now));
  const open = sql`(${inArray(invitation.state, ["SENT", "DELIVERED"])}
    and coalesce(${invitation.deadline}, 'infinity') > ${ctx.now.toISOString()}::timestamptz)`;
  if (list === "to-answer") return and(own, open);
  return list === "done" ? and(own, not(open)) : own;
}
