import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import {
  attendance,
  expert,
  invitation,
  leaderElection,
  leaderVote,
  meetingMove,
  meetingMoveAnswer,
  organization,
  person,
  project,
  reviewCase,
  seat,
} from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { policyOf, specialtyOf } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { readAttendees } from "../attendees/list-attendee";
import { checkInWindow, whyNotCheckIn, whyNotStart, whyNotTakeOver } from "../rules/check-in";
import { lastSitting } from "../sittings/find-sitting";
import { quorumOf } from "../sittings/start-meeting";

type ReadCtx = Pick<Ctx, "actor" | "now" | "tx">;

/** A member as the meeting's pages show her. */
export interface MeetingMember {
  readonly invitationId: string;
  readonly name: string;
  readonly title: string;
  readonly employer: string;
  readonly specialty: string;
  readonly main: boolean;
  readonly state: string;
  readonly arrivedAt: Date | null;
}

/** Everything about a case's meeting that does not depend on who looks; the caller has looked whether she may. */
export async function readMeeting(ctx: ReadCtx, caseId: string) {
  const db = reader(ctx);
  const [row] = await db
    .select({ reviewed: reviewCase, project: project.name })
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .where(eq(reviewCase.id, caseId));
  if (!row?.reviewed.meetingFrom || !row.reviewed.meetingTo) return null;
  const { reviewed } = row;
  const { values: policy } = await policyOf(ctx, reviewed.policyCode);
  const sitting = await lastSitting(db, caseId);
  const move = await readMove(ctx, caseId);
  const thing = { caseState: reviewed.state, sitting, moving: move?.state === "ASKING" };
  const quorum = sitting ? await quorumOf(db, reviewed, sitting, policy) : null;
  return {
    caseId,
    number: reviewed.number ?? "未编号",
    title: reviewed.title,
    project: row.project,
    state: reviewed.state,
    formed: reviewed.panelFormedAt !== null,
    from: row.reviewed.meetingFrom,
    to: row.reviewed.meetingTo,
    place: reviewed.meetingPlace ?? "",
    sitting,
    window: checkInWindow(sitting?.scheduledFrom ?? row.reviewed.meetingFrom, policy),
    whyNotCheckIn: whyNotCheckIn(thing, ctx.now, policy),
    whyNotTakeOver: whyNotTakeOver(thing, ctx.now, policy),
    whyNotStart: whyNotStart(thing, ctx.now, policy),
    least: policy["panel.min_main"],
    mainThere: quorum?.there.filter(({ main }) => main).length ?? 0,
    move,
    election: await readElection(ctx, caseId),
    members: await readMembers(ctx, caseId, sitting?.id ?? null),
  };
}

export type MeetingFacts = NonNullable<Awaited<ReturnType<typeof readMeeting>>>;

/** The ballot as everybody of the case may know it: how many voted, never who for whom. */
async function readElection(ctx: Pick<Ctx, "tx">, caseId: string) {
  const [row] = await reader(ctx)
    .select({
      id: leaderElection.id,
      state: leaderElection.state,
      runoff: leaderElection.runoff,
      candidates: leaderElection.candidates,
      closesAt: leaderElection.closesAt,
      way: leaderElection.way,
      leader: leaderElection.leaderInvitationId,
    })
    .from(leaderElection)
    .where(and(eq(leaderElection.caseId, caseId), inArray(leaderElection.state, ["OPEN", "DECIDED"])));
  if (!row) return null;
  const [votes] = await reader(ctx)
    .select({ n: count() })
    .from(leaderVote)
    .where(eq(leaderVote.electionId, row.id));
  return { ...row, votes: votes?.n ?? 0 };
}

/** The newest move with how many have answered. */
async function readMove(ctx: Pick<Ctx, "tx">, caseId: string) {
  const [row] = await reader(ctx)
    .select()
    .from(meetingMove)
    .where(eq(meetingMove.caseId, caseId))
    .orderBy(desc(meetingMove.proposedAt))
    .limit(1);
  if (!row) return null;
  const [answers] = await reader(ctx)
    .select({
      asked: count(),
      answered: count(meetingMoveAnswer.answer),
      deadline: sql<string>`max(${meetingMoveAnswer.deadline})`,
    })
    .from(meetingMoveAnswer)
    .where(eq(meetingMoveAnswer.moveId, row.id));
  return {
    ...row,
    asked: answers?.asked ?? 0,
    answered: answers?.answered ?? 0,
    deadline: answers?.deadline ? new Date(answers.deadline) : null,
  };
}

async function readMembers(
  ctx: Pick<Ctx, "tx">,
  caseId: string,
  sittingId: string | null,
): Promise<MeetingMember[]> {
  const rows = await reader(ctx)
    .select({
      invitationId: invitation.id,
      name: person.name,
      title: expert.title,
      employer: organization.name,
      specialty: seat.specialty,
      main: seat.main,
      state: invitation.state,
      arrivedAt: attendance.at,
    })
    .from(invitation)
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(organization, eq(organization.uscc, invitation.employer))
    .leftJoin(
      attendance,
      and(
        eq(attendance.invitationId, invitation.id),
        sittingId ? eq(attendance.sittingId, sittingId) : sql`false`,
      ),
    )
    .where(and(eq(invitation.caseId, caseId), inArray(invitation.state, ["ACCEPTED", "ATTENDED", "NO_SHOW"])))
    .orderBy(asc(seat.ordinal));
  return rows.map((row) => ({
    ...row,
    employer: row.employer ?? "",
    specialty: specialtyOf(row.specialty)?.label ?? row.specialty,
  }));
}

/** The meeting of the contractor's or a supervised case, with the parties' attendees; null when there is none. */
export async function findMeeting(ctx: ReadCtx, caseId: string) {
  if (!(await isSeen(ctx, caseId))) return null;
  const meeting = await readMeeting(ctx, caseId);
  // Names are shown when the panel stands and not before (D3).
  if (!meeting || (!meeting.formed && meeting.state !== "SUSPENDED")) return null;
  return { ...meeting, attendees: await readAttendees(ctx, caseId) };
}

export type OrganizedMeeting = NonNullable<Awaited<ReturnType<typeof findMeeting>>>;

async function isSeen(ctx: ReadCtx, caseId: string): Promise<boolean> {
  if (!isId(caseId) || !organizes(ctx.actor)) return false;
  const rows = await reader(ctx)
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(ctx.actor)));
  return rows.length > 0;
}

function organizes(actor: Actor): boolean {
  return actor.kind === "user" && (actor.role === "contractor" || actor.role === "regulator");
}
