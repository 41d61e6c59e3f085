import { and, count, desc, eq, sql } from "drizzle-orm";
import { expertLeave } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import { reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { ownExpertId, type ReadCtx } from "./find-own-membership";

export type LeaveState = "CANCELLED" | "OVER" | "RUNNING" | "AHEAD";

const columns = {
  id: expertLeave.id,
  from: expertLeave.leaveFrom,
  to: expertLeave.leaveTo,
  takenAt: expertLeave.recordedAt,
  cancelledAt: expertLeave.cancelledAt,
};

const own = (ctx: ReadCtx) => {
  const expertId = ownExpertId(ctx.actor);
  return expertId ? eq(expertLeave.expertId, expertId) : sql`false`;
};

export async function countOwnLeaves(ctx: ReadCtx): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(expertLeave).where(own(ctx));
  return row?.n ?? 0;
}

/** Her leaves, the latest first, given up ones included. */
export async function listOwnLeaves(ctx: ReadCtx, page: { limit: number; offset: number }) {
  const rows = await reader(ctx)
    .select(columns)
    .from(expertLeave)
    .where(own(ctx))
    .orderBy(desc(expertLeave.leaveFrom), desc(expertLeave.recordedAt), desc(expertLeave.id))
    .limit(page.limit)
    .offset(page.offset);
  const today = dateAt(ctx.now);
  return rows.map((row) => ({ ...row, state: stateOf(row, today) }));
}

/** One of hers; null for any other. */
export async function findOwnLeave(ctx: ReadCtx, id: string): Promise<OwnLeave | null> {
  if (!isId(id)) return null;
  const [row] = await reader(ctx)
    .select(columns)
    .from(expertLeave)
    .where(and(eq(expertLeave.id, id), own(ctx)));
  return row ? { ...row, state: stateOf(row, dateAt(ctx.now)) } : null;
}

export type OwnLeave = Awaited<ReturnType<typeof listOwnLeaves>>[number];

function stateOf(leave: { from: string; to: string; cancelledAt: Date | null }, today: string): LeaveState {
  if (leave.cancelledAt) return "CANCELLED";
  if (leave.to < today) return "OVER";
  return leave.from <= today ? "RUNNING" : "AHEAD";
}
