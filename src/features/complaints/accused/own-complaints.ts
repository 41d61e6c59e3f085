import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { complaint } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { whyNotRequestReview, whyNotState } from "../policy";
import { toldStates } from "../rules/labels";
import { accusedScope } from "./accused-scope";

type ReadCtx = Pick<Ctx, "actor" | "tx" | "now">;

// Nothing of the author, of her words or of who works on it: the accused reads the summary (D12).
const columns = {
  id: complaint.id,
  number: complaint.number,
  body: complaint.body,
  state: complaint.state,
  summary: complaint.summary,
  toldAt: complaint.toldAt,
  statementBy: complaint.statementBy,
  statement: complaint.statement,
  statedAt: complaint.statedAt,
  outcome: complaint.outcome,
  answer: complaint.answer,
  notifiedAt: complaint.notifiedAt,
  reviewUntil: complaint.reviewUntil,
  reviewAskedAt: complaint.reviewAskedAt,
  reviewOutcome: complaint.reviewOutcome,
  reviewAnswer: complaint.reviewAnswer,
  reviewedAt: complaint.reviewedAt,
};

/** Complaints about the actor that she was told of, newest first; the conclusion once she was told it. */
export async function listComplaintsAbout(ctx: ReadCtx, limit = 100) {
  const rows = await reader(ctx)
    .select(columns)
    .from(complaint)
    .where(accusedScope(ctx.actor))
    .orderBy(desc(complaint.toldAt), desc(complaint.id))
    .limit(limit);
  return rows.map((row) => shown(row, ctx.now));
}

export type ComplaintAbout = Awaited<ReturnType<typeof listComplaintsAbout>>[number];

/** One of them, or null. */
export async function findComplaintAbout(ctx: ReadCtx, complaintId: string): Promise<ComplaintAbout | null> {
  if (!isId(complaintId)) return null;
  const [row] = await reader(ctx)
    .select(columns)
    .from(complaint)
    .where(and(accusedScope(ctx.actor), eq(complaint.id, complaintId)));
  return row ? shown(row, ctx.now) : null;
}

/** Those that wait for her statement: the number of her to-dos. */
export async function listStatementsAsked(ctx: ReadCtx) {
  return reader(ctx)
    .select({ id: complaint.id, statementBy: complaint.statementBy })
    .from(complaint)
    .where(
      and(
        accusedScope(ctx.actor),
        isNull(complaint.statedAt),
        sql`${complaint.state} in ('ACCEPTED', 'INVESTIGATING')`,
      ),
    )
    .orderBy(complaint.statementBy, complaint.id);
}

type Row = { [Name in keyof typeof columns]: (typeof complaint.$inferSelect)[Name] };

function shown(row: Row, now: Date) {
  const told = toldStates.includes(row.state);
  return {
    ...row,
    outcome: told ? row.outcome : null,
    answer: told ? row.answer : null,
    whyNotState: whyNotState(row),
    whyNotReview: whyNotRequestReview(row, now),
  };
}
