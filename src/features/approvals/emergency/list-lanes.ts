import { and, desc, eq, sql } from "drizzle-orm";
import { emergencyLane, reviewCase } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

const columns = {
  caseId: reviewCase.id,
  number: reviewCase.number,
  title: reviewCase.title,
  state: reviewCase.state,
  orderNumber: emergencyLane.orderNumber,
  orderFileId: emergencyLane.orderFileId,
  reason: emergencyLane.reason,
  grantedBy: emergencyLane.grantedBy,
  grantedAt: emergencyLane.grantedAt,
  auditedAt: emergencyLane.auditedAt,
  auditFinding: emergencyLane.auditFinding,
};

/** Granted lanes the actor sees, those not looked at yet first. */
export async function listLanes(ctx: ReadCtx, limit = 200) {
  return reader(ctx)
    .select(columns)
    .from(emergencyLane)
    .innerJoin(reviewCase, eq(reviewCase.id, emergencyLane.caseId))
    .where(caseScope(ctx.actor))
    .orderBy(sql`${emergencyLane.auditedAt} is not null`, desc(emergencyLane.grantedAt))
    .limit(limit);
}

export type ListedLane = Awaited<ReturnType<typeof listLanes>>[number];

/** The lane of a case the actor sees; null: none was granted. */
export async function findLane(ctx: ReadCtx, caseId: string): Promise<ListedLane | null> {
  if (!isId(caseId)) return null;
  const [row] = await reader(ctx)
    .select(columns)
    .from(emergencyLane)
    .innerJoin(reviewCase, eq(reviewCase.id, emergencyLane.caseId))
    .where(and(eq(reviewCase.id, caseId), caseScope(ctx.actor)));
  return row ?? null;
}
