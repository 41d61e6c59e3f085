import { and, eq, sql } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";

/**
 * How often the case's contractor had a case cancelled after experts were invited, and how many it filed in all: for
 * the authorities alone (E6, alert against rolling a panel again).
 */
export async function countRerolls(
  ctx: Pick<Ctx, "actor" | "tx">,
  of: { readonly caseId: string },
): Promise<{ cancelled: number; filed: number } | null> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "regulator") return null;
  const [row] = await reader(ctx)
    .select({
      cancelled: sql<number>`count(*) filter (where ${reviewCase.state} = 'CANCELLED' and exists (
        select from invitation i where i.case_id = review_case.id))::int`,
      filed: sql<number>`count(*) filter (where ${reviewCase.submittedAt} is not null)::int`,
    })
    .from(reviewCase)
    .where(
      and(
        eq(
          reviewCase.organizationId,
          sql`(select c.organization_id from review_case c where c.id = ${of.caseId})`,
        ),
      ),
    );
  return row ?? null;
}
