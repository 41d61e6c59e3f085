import { and, desc, eq, sql } from "drizzle-orm";
import { caseVoid, reviewCase } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";

/** The newest decision about a case's validity that the actor may know: proposals are the authorities' alone. */
export async function findVoid(ctx: Pick<Ctx, "actor" | "tx">, caseId: string) {
  if (!isId(caseId)) return null;
  const regulator = ctx.actor.kind === "user" && ctx.actor.role === "regulator";
  const [row] = await reader(ctx)
    .select({ decision: caseVoid })
    .from(caseVoid)
    .innerJoin(reviewCase, eq(reviewCase.id, caseVoid.caseId))
    .where(
      and(
        eq(caseVoid.caseId, caseId),
        caseScope(ctx.actor),
        regulator ? sql`true` : eq(caseVoid.state, "CONFIRMED"),
      ),
    )
    .orderBy(desc(caseVoid.proposedAt), desc(caseVoid.id))
    .limit(1);
  return row?.decision ?? null;
}

export type FoundVoid = NonNullable<Awaited<ReturnType<typeof findVoid>>>;
