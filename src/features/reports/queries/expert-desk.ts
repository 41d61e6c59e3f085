import { and, asc, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  expert,
  invitation,
  mediation,
  opinion,
  person,
  report,
  reportConfirmation,
  reviewCase,
  seat,
} from "@/db/schema";
import { currentLeader, listAttending } from "@/features/meetings";
import type { Ctx } from "@/platform/context";
import { isId } from "@/platform/id";
import { tickedDefects, wordsOfDefect } from "../defects";
import { fingerprintOf } from "../hash-content";
import { itemsOf } from "../open-report";
import { reportContentSchema } from "../rules/content";

/** Several reads of one moment: the page gives its transaction. */
type ReadCtx = Pick<Ctx, "actor"> & { readonly tx: Tx };

/**
 * The report as the members who attend read it, live: the newest one with its lines, who has answered, and
 * what the reader may do. Null for everybody else, and for a member who is not there.
 */
export async function findReportDesk(ctx: ReadCtx, invitationId: string) {
  const { actor } = ctx;
  if (!isId(invitationId) || actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return null;
  const db = ctx.tx;
  const [own] = await db
    .select({
      caseId: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      state: reviewCase.state,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(and(eq(invitation.id, invitationId), eq(invitation.expertId, actor.expertId)));
  if (!own) return null;
  const attending = await listAttending(db, own.caseId);
  if (!attending.some((one) => one.invitationId === invitationId)) return null;
  const leader = await currentLeader(db, own.caseId);
  const [newest] = await db
    .select()
    .from(report)
    .where(eq(report.caseId, own.caseId))
    .orderBy(desc(report.ordinal))
    .limit(1);
  return {
    ...own,
    invitationId,
    attending,
    leads: leader?.invitationId === invitationId,
    leaderName: attending.find((one) => one.invitationId === leader?.invitationId)?.name ?? null,
    report: newest ? await shown(ctx, newest, invitationId) : null,
    ticked: await tickedDefects(db, own.caseId),
  };
}

export type ReportDesk = NonNullable<Awaited<ReturnType<typeof findReportDesk>>>;
export type ShownReport = NonNullable<ReportDesk["report"]>;

async function shown(ctx: ReadCtx, row: typeof report.$inferSelect, invitationId: string) {
  const db = ctx.tx;
  const items = await itemsOf(db, row.id);
  const answers = await db
    .select({
      invitationId: reportConfirmation.invitationId,
      name: person.name,
      answer: reportConfirmation.answer,
      conclusion: reportConfirmation.conclusion,
      reason: reportConfirmation.reason,
      at: reportConfirmation.at,
    })
    .from(reportConfirmation)
    .innerJoin(invitation, eq(invitation.id, reportConfirmation.invitationId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(eq(reportConfirmation.reportId, row.id))
    .orderBy(asc(seat.ordinal));
  const [settled] = await db
    .select({ state: mediation.state, note: mediation.note })
    .from(mediation)
    .where(eq(mediation.reportId, row.id));
  const sources = await db
    .select({ opinionId: opinion.id, name: person.name })
    .from(opinion)
    .innerJoin(invitation, eq(invitation.id, opinion.invitationId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(eq(opinion.caseId, row.caseId));
  const nameOf = new Map(sources.map(({ opinionId, name }) => [opinionId, name]));
  return {
    id: row.id,
    ordinal: row.ordinal,
    state: row.state,
    headings: row.headings,
    defects: row.defects,
    defectWords: row.defects.map(wordsOfDefect),
    conclusion: row.conclusion,
    items: items.map((item) => ({
      ...item,
      from: item.sources.flatMap((id) => nameOf.get(id) ?? []),
    })),
    /** Of the draft as it stands: what a form about it must carry. */
    seen: fingerprintOf({ ...row, items }),
    content: row.content ? reportContentSchema.parse(row.content) : null,
    contentHash: row.contentHash,
    checkCode: row.checkCode,
    publicCode: row.publicCode,
    confirmingAt: row.confirmingAt,
    lockedAt: row.lockedAt,
    answers,
    own: answers.find((one) => one.invitationId === invitationId) ?? null,
    mediation: settled ?? null,
  };
}
