import { and, asc, eq, sql } from "drizzle-orm";
import { drawRound, expert, invitation, person, reviewCase, seat } from "@/db/schema";
import { reader } from "@/platform/context";
import { type ReadCtx, seesPeople, supervised } from "./regulator-scope";

/** One call to a carrier, as the log shows it. */
export interface ListedAttempt {
  readonly channel: string;
  readonly outcome: string | null;
  readonly code: string | null;
  readonly at: string;
}

/** Attempts of all messages about a subject, in order; one sub-select per row of a bounded page. */
export function attemptsAbout(subjectId: { getSQL(): unknown } | typeof invitation.id) {
  return sql<ListedAttempt[]>`coalesce((
    select json_agg(json_build_object('channel', a.channel, 'outcome', a.outcome, 'code', a.code, 'at', a.claimed_at) order by a.claimed_at)
    from sms_message m join sms_attempt a on a.message_id = m.id where m.subject_id = ${subjectId} and m.template = 'invitation'), '[]'::json)`;
}

/**
 * Everybody ever asked in a case, by round and seat. Number, name and employer only for who may see
 * people: names when the panel stands, numbers for the station at once.
 */
export async function listCaseInvitations(
  ctx: ReadCtx,
  reviewed: { readonly id: string; readonly panelFormedAt: Date | null },
) {
  const rows = await reader(ctx)
    .select({
      id: invitation.id,
      round: drawRound.round,
      ordinal: seat.ordinal,
      specialty: seat.specialty,
      state: invitation.state,
      createdAt: invitation.createdAt,
      sentAt: invitation.sentAt,
      deliveredAt: invitation.deliveredAt,
      deliveredVia: invitation.deliveredVia,
      deadline: invitation.deadline,
      decidedAt: invitation.decidedAt,
      declineReason: invitation.declineReason,
      revokedReason: invitation.revokedReason,
      attempts: attemptsAbout(invitation.id),
      number: expert.number,
      name: person.name,
      note: invitation.note,
      formedAt: reviewCase.panelFormedAt,
      employerName: sql<
        string | null
      >`(select o.name from organization o where o.uscc = ${invitation.employer})`,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .leftJoin(drawRound, eq(drawRound.id, invitation.roundId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(eq(invitation.caseId, reviewed.id), supervised(ctx.actor)))
    .orderBy(sql`${drawRound.round} nulls first`, asc(seat.ordinal));
  return rows.map(({ number, name, note, employerName, formedAt, ...row }) => ({
    ...row,
    expert: seesPeople(ctx.actor, { panelFormedAt: formedAt })
      ? { number, name: formedAt && row.state === "ACCEPTED" ? name : null, employerName, note }
      : null,
  }));
}

export type SupervisedInvitation = Awaited<ReturnType<typeof listCaseInvitations>>[number];
