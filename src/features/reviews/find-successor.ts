import { and, desc, eq } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { caseScope } from "./case-scope";

/** The case that follows one that was closed, as far as the actor sees it; the newest, should an earlier one have been dropped. */
export async function findSuccessor(ctx: Pick<Ctx, "actor" | "tx">, caseId: string) {
  if (!isId(caseId)) return null;
  const [row] = await reader(ctx)
    .select({
      id: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      state: reviewCase.state,
    })
    .from(reviewCase)
    .where(and(eq(reviewCase.predecessorId, caseId), caseScope(ctx.actor)))
    .orderBy(desc(reviewCase.createdAt), desc(reviewCase.id))
    .limit(1);
  return row ?? null;
}
