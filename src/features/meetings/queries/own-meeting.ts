import { and, eq, inArray, sql } from "drizzle-orm";
import { invitation, leaderVote, meetingMoveAnswer } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { joinedWithoutOpinion, opinionFirst } from "../sittings/late-joiners";
import { readMeeting } from "./meeting-facts";

type ReadCtx = Pick<Ctx, "actor" | "now" | "tx">;

/** The meeting of a panel she sits on, with her own vote and answer and nobody else's; null for anybody else. */
export async function findOwnMeeting(ctx: ReadCtx, caseId: string) {
  const { actor } = ctx;
  if (!isId(caseId) || actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return null;
  const [own] = await reader(ctx)
    .select({ invitationId: invitation.id, state: invitation.state })
    .from(invitation)
    .where(
      and(
        eq(invitation.caseId, caseId),
        eq(invitation.expertId, actor.expertId),
        inArray(invitation.state, ["ACCEPTED", "ATTENDED"]),
      ),
    );
  if (!own) return null;
  const meeting = await readMeeting(ctx, caseId);
  if (!meeting) return null;
  const { move, election } = meeting;
  const [vote] = election
    ? await reader(ctx)
        .select({ candidate: leaderVote.candidateInvitationId })
        .from(leaderVote)
        .where(
          and(eq(leaderVote.electionId, election.id), eq(leaderVote.voterInvitationId, own.invitationId)),
        )
    : [];
  const [answer] = move
    ? await reader(ctx)
        .select({ answer: meetingMoveAnswer.answer, deadline: meetingMoveAnswer.deadline })
        .from(meetingMoveAnswer)
        .where(
          and(eq(meetingMoveAnswer.moveId, move.id), eq(meetingMoveAnswer.invitationId, own.invitationId)),
        )
    : [];
  const late = (await joinedWithoutOpinion(reader(ctx), [own.invitationId])).size > 0;
  return {
    ...meeting,
    whyNotCheckIn: meeting.whyNotCheckIn ?? (late ? opinionFirst : null),
    // Until the panel stands nobody learns who else sits on it (D3).
    members: meeting.formed || meeting.state === "SUSPENDED" ? meeting.members : [],
    own: {
      invitationId: own.invitationId,
      votedFor: vote?.candidate ?? null,
      arrivedAt:
        meeting.members.find(({ invitationId }) => invitationId === own.invitationId)?.arrivedAt ?? null,
      move: answer && move?.state === "ASKING" ? answer : null,
    },
  };
}

export type OwnMeeting = NonNullable<Awaited<ReturnType<typeof findOwnMeeting>>>;

/** VOTE: she has not voted yet; ANSWER: a move waits for her; CHECK_IN: it is time to. */
export type MeetingTodo = {
  readonly caseId: string;
  readonly kind: "VOTE" | "ANSWER" | "CHECK_IN";
  readonly project: string;
  readonly by: Date;
};

/** What a meeting asks of her now, the most urgent first. */
export async function listMeetingTodos(ctx: ReadCtx): Promise<MeetingTodo[]> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return [];
  const rows = await reader(ctx).execute<Omit<MeetingTodo, "by"> & { by: string }>(sql`
    with own as (select i.id, i.case_id, c.state, c.policy_code, p.name from invitation i
      join review_case c on c.id = i.case_id join project p on p.id = c.project_id
      where i.expert_id = ${actor.expertId} and i.state in ('ACCEPTED', 'ATTENDED'))
    select own.case_id as "caseId", 'ANSWER' as kind, own.name as project, a.deadline as by
      from own join meeting_move m on m.case_id = own.case_id and m.state = 'ASKING'
      join meeting_move_answer a on a.move_id = m.id and a.invitation_id = own.id
      where a.answer is null and a.deadline > app_now()
    union all
    select own.case_id, 'VOTE', own.name, e.closes_at
      from own join leader_election e on e.case_id = own.case_id and e.state = 'OPEN' and e.closes_at > app_now()
      where not exists (select from leader_vote v where v.election_id = e.id and v.voter_invitation_id = own.id)
        and (own.state not in ('IN_MEETING', 'MEDIATION') or exists (
          select from attendance t where t.invitation_id = own.id and t.sitting_id = (
            select id from sitting where case_id = own.case_id order by ordinal desc limit 1)))
    union all
    select own.case_id, 'CHECK_IN', own.name, s.scheduled_from + (v.parameters ->> 'meeting.check_in_after')::interval
      from own join sitting s on s.case_id = own.case_id and s.state in ('CHECK_IN', 'HELD')
      join policy_version v on v.code = own.policy_code
      where own.state in ('PRE_REVIEW', 'IN_MEETING')
        and app_now() >= s.scheduled_from - (v.parameters ->> 'meeting.check_in_before')::interval
        and app_now() < s.scheduled_from + (v.parameters ->> 'meeting.check_in_after')::interval
        and not exists (select from meeting_move m where m.case_id = own.case_id and m.state = 'ASKING')
        and not exists (select from attendance t where t.invitation_id = own.id and t.sitting_id = s.id)
    order by by, "caseId", kind`);
  return rows.map((row) => ({ ...row, by: new Date(row.by) }));
}
