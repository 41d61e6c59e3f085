import { and, asc, count, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import { auditEntry, expert, invitation, memberQuestion, person, reviewCase, seat } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { seesPeople, supervised } from "../queries/regulator-scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** open: 待决定; done: 已办结. */
export type QuestionList = "open" | "done";

/** How many questions a list holds, of the cases the actor supervises. */
export async function countQuestions(ctx: ReadCtx, list: QuestionList): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(memberQuestion)
    .innerJoin(reviewCase, eq(reviewCase.id, memberQuestion.caseId))
    .where(fitting(ctx, list));
  return row?.n ?? 0;
}

/** A page of them: what must be decided first comes first, of the closed the newest. */
export async function listQuestions(
  ctx: ReadCtx,
  list: QuestionList,
  page: { limit: number; offset: number },
) {
  const rows = await read(ctx, fitting(ctx, list))
    .orderBy(
      list === "open" ? asc(memberQuestion.decideBy) : desc(memberQuestion.decidedAt),
      asc(memberQuestion.id),
    )
    .limit(page.limit)
    .offset(page.offset);
  return rows.map((row) => shown(ctx, row));
}

/** The open questions of one case: a banner on its page. */
export async function listOpenQuestionsOf(ctx: ReadCtx, caseId: string) {
  const rows = await read(ctx, and(fitting(ctx, "open"), eq(memberQuestion.caseId, caseId))).orderBy(
    asc(memberQuestion.decideBy),
    asc(memberQuestion.id),
  );
  return rows.map((row) => shown(ctx, row));
}

/** One question, or null: of another area's case there is none. */
export async function findMemberQuestion(ctx: ReadCtx, questionId: string) {
  if (!isId(questionId)) return null;
  const [row] = await read(ctx, and(supervised(ctx.actor), eq(memberQuestion.id, questionId)));
  return row ? shown(ctx, row) : null;
}

export type ListedQuestion = NonNullable<Awaited<ReturnType<typeof findMemberQuestion>>>;

/** Conflicts of interest found after a meeting had begun (E7), for a note on the case's page. */
export async function listLateConflicts(
  ctx: ReadCtx,
  caseId: string,
): Promise<{ id: string; at: Date; reason: string }[]> {
  if (!isId(caseId)) return [];
  return reader(ctx)
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      reason: sql<string>`coalesce(${auditEntry.detail} ->> 'reason', '')`,
    })
    .from(auditEntry)
    .innerJoin(reviewCase, eq(sql`${reviewCase.id}::text`, auditEntry.subjectId))
    .where(
      and(
        eq(auditEntry.subjectType, "case"),
        eq(auditEntry.subjectId, caseId),
        eq(auditEntry.action, "panel.conflictFound"),
        eq(reviewCase.id, caseId),
        supervised(ctx.actor),
      ),
    )
    .orderBy(asc(auditEntry.at));
}

function fitting(ctx: ReadCtx, list: QuestionList): SQL | undefined {
  const { state } = memberQuestion;
  return and(supervised(ctx.actor), list === "open" ? eq(state, "OPEN") : ne(state, "OPEN"));
}

/** Who it is: the station, which decides, always; others as far as they see who was drawn (trust.md §1.5). */
function shown(ctx: ReadCtx, row: Awaited<ReturnType<typeof read>>[number]) {
  const { expertNumber, name, panelFormedAt, invitationState, ...question } = row;
  const deciding = ctx.actor.kind === "user" && ctx.actor.post === "station";
  const seated = panelFormedAt !== null && invitationState === "ACCEPTED";
  return {
    ...question,
    expertNumber: seesPeople(ctx.actor, { panelFormedAt }) ? expertNumber : null,
    expertName: deciding || (seated && seesPeople(ctx.actor, { panelFormedAt })) ? name : null,
  };
}

function read(ctx: ReadCtx, where: SQL | undefined) {
  return reader(ctx)
    .select({
      id: memberQuestion.id,
      caseId: memberQuestion.caseId,
      cause: memberQuestion.cause,
      suggestion: memberQuestion.suggestion,
      state: memberQuestion.state,
      openedAt: memberQuestion.openedAt,
      decideBy: memberQuestion.decideBy,
      decidedAt: memberQuestion.decidedAt,
      unanswered: sql<boolean>`${memberQuestion.decidedBy} is null`,
      reason: memberQuestion.reason,
      caseNumber: reviewCase.number,
      caseTitle: reviewCase.title,
      meetingFrom: reviewCase.meetingFrom,
      caseState: reviewCase.state,
      expertNumber: expert.number,
      personId: expert.personId,
      name: person.name,
      invitationState: invitation.state,
      panelFormedAt: reviewCase.panelFormedAt,
      specialty: seat.specialty,
      main: seat.main,
      seats: sql<number>`(select count(*)::int from seat s where s.case_id = ${memberQuestion.caseId})`,
    })
    .from(memberQuestion)
    .innerJoin(reviewCase, eq(reviewCase.id, memberQuestion.caseId))
    .innerJoin(expert, eq(expert.id, memberQuestion.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .innerJoin(invitation, eq(invitation.id, memberQuestion.invitationId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .where(where);
}
