import { and, desc, eq } from "drizzle-orm";
import { emergencyLane, reviewCase, storedFile } from "@/db/schema";
import { caseScope, lockCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import { whyNotGrantLane } from "../rules/emergency";

/**
 * 抢险通道 (E30): on the bureau's order, by the station or the bureau, for an admitted case before its draw. It shortens
 * times; five experts, chance and avoidance stay. Denied otherwise; Conflict when it was granted already.
 */
export async function grantLane(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; orderNumber: string; reason: string },
): Promise<{ caseId: string }> {
  const { actor } = ctx;
  try {
    return await mutation(ctx, async (tx, now) => {
      if (!isId(input.caseId) || actor.role !== "regulator") throw new NotFound("case");
      const [seen] = await tx
        .select({ id: reviewCase.id })
        .from(reviewCase)
        .where(and(eq(reviewCase.id, input.caseId), caseScope(actor)));
      if (!seen) throw new NotFound("case");
      const reviewed = await lockCase(tx, input.caseId);
      demand(whyNotGrantLane(actor, reviewed));
      const [order] = await tx
        .select({ id: storedFile.id, sha256: storedFile.sha256 })
        .from(storedFile)
        .where(
          and(
            eq(storedFile.caseId, reviewed.id),
            eq(storedFile.kind, "emergency_order"),
            eq(storedFile.state, "AVAILABLE"),
          ),
        )
        .orderBy(desc(storedFile.version))
        .limit(1);
      if (!order) throw new Denied("NO_ORDER", "请先上传抢险工程批准文件。");
      await tx.insert(emergencyLane).values({
        id: randomId(),
        caseId: reviewed.id,
        orderNumber: input.orderNumber,
        orderFileId: order.id,
        reason: input.reason,
        grantedBy: actor.personId,
        grantedAt: now,
      });
      return {
        value: { caseId: reviewed.id },
        audit: [
          {
            action: "emergency.granted",
            subject: { type: "case", id: reviewed.id },
            detail: { order: input.orderNumber, sha256: order.sha256, reason: input.reason },
          },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "emergency_lane_case")
      throw new Conflict("LANE_GRANTED", "本项目已经启用抢险通道，请刷新页面。");
    throw error;
  }
}
