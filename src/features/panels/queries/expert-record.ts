import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { invitation, project, reviewCase, seat } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";

type ReadCtx = Pick<Ctx, "actor" | "now" | "tx">;

/** Days in China, both ends counted. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const heldOn = sql<string>`to_char(${reviewCase.meetingFrom} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** How many meetings of formed panels she took part in that are over. */
export async function countOwnRecord(ctx: ReadCtx): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(fitting(ctx));
  return row?.n ?? 0;
}

/** A page of them, the latest first. */
export async function listOwnRecord(ctx: ReadCtx, page: { limit: number; offset: number }) {
  return select(ctx)
    .where(fitting(ctx))
    .orderBy(desc(reviewCase.meetingFrom), desc(invitation.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type OwnRecord = Awaited<ReturnType<typeof listOwnRecord>>[number];

/** All of a period, oldest first: what a 履职证明 vouches for. */
export async function listRecordOf(ctx: ReadCtx, period: Period): Promise<OwnRecord[]> {
  return select(ctx)
    .where(and(fitting(ctx), sql`${heldOn} between ${period.from} and ${period.to}`))
    .orderBy(asc(reviewCase.meetingFrom), asc(invitation.id));
}

function select(ctx: ReadCtx) {
  return reader(ctx)
    .select({
      invitationId: invitation.id,
      state: invitation.state,
      number: sql<string>`coalesce(${reviewCase.number}, '')`,
      title: reviewCase.title,
      project: project.name,
      specialty: seat.specialty,
      main: seat.main,
      heldOn,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(seat, eq(seat.id, invitation.seatId));
}

/** Agreed to or attended, the panel stood, the meeting is over and the case was neither cancelled nor void. */
function fitting(ctx: ReadCtx): SQL | undefined {
  const expertId = ownExpertId(ctx.actor);
  if (!expertId) return sql`false`;
  return and(
    eq(invitation.expertId, expertId),
    inArray(invitation.state, ["ACCEPTED", "ATTENDED"]),
    sql`${reviewCase.panelFormedAt} is not null`,
    sql`${reviewCase.meetingTo} <= ${ctx.now.toISOString()}::timestamptz`,
    sql`${reviewCase.state} not in ('CANCELLED', 'VOID')`,
  );
}

function ownExpertId(actor: Actor): string | null {
  return actor.kind === "user" && actor.role === "expert" ? actor.expertId : null;
}
