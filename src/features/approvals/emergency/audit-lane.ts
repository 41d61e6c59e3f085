import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { emergencyLane, reviewCase } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { whyNotAuditLane } from "../rules/emergency";

/** Somebody else looks at a granted lane afterwards (E30). Denied to who granted it; Conflict when it was done. */
export async function auditLane(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; finding: string },
): Promise<{ caseId: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx) => {
    if (!isId(input.caseId)) throw new NotFound("lane");
    const [lane] = await tx
      .select({ grantedBy: emergencyLane.grantedBy })
      .from(emergencyLane)
      .innerJoin(reviewCase, eq(reviewCase.id, emergencyLane.caseId))
      .where(and(eq(emergencyLane.caseId, input.caseId), caseScope(actor)));
    if (!lane || actor.role !== "regulator") throw new NotFound("lane");
    demand(whyNotAuditLane(actor, lane));
    const [row] = await tx
      .update(emergencyLane)
      .set({ auditedBy: actor.personId, auditedAt: sql`app_now()`, auditFinding: input.finding })
      .where(
        and(
          eq(emergencyLane.caseId, input.caseId),
          isNull(emergencyLane.auditedAt),
          ne(emergencyLane.grantedBy, actor.personId),
        ),
      )
      .returning({ id: emergencyLane.id });
    if (!row) throw new Conflict("LANE_AUDITED", "抢险通道已经核查，请刷新页面。");
    return {
      value: { caseId: input.caseId },
      audit: [
        {
          action: "emergency.audited",
          subject: { type: "case", id: input.caseId },
          detail: { finding: input.finding },
        },
      ],
    };
  });
}
