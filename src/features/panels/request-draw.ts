import { seat } from "@/db/schema";
import { whyInfeasible } from "@/features/draws";
import { lockCase, moveCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { requestAudit } from "./finish-round";
import { freezeRound } from "./freeze-round";
import { sentenceForShortage, whyNotRequestDraw } from "./policy";

/**
 * Freezes the first round of a case (二(三), trust.md §1.2): pool, seats and avoidance facts under lock,
 * the hash on record before the applicant's number exists. From here the conditions are fixed (E6).
 * Refused with the reason when the pool cannot fill the seats: nothing is frozen then.
 */
export async function requestDraw(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string },
): Promise<{ roundId: string; requestHash: string }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, input.caseId);
    if (reviewed.organizationId !== ctx.actor.organizationId) throw new NotFound("case");
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    demand(whyNotRequestDraw(ctx.actor, reviewed, now, policy));
    const seats = reviewed.seats ?? [];
    await tx
      .insert(seat)
      .values(
        seats
          .flatMap(({ specialty, count }, index) =>
            Array.from({ length: count }, () => ({ specialty, main: index === 0 })),
          )
          .map((one, index) => ({ id: randomId(), caseId: reviewed.id, ordinal: index + 1, ...one })),
      );
    const round = await freezeRound(tx, reviewed, now, policy, ctx.actor);
    const shortage = whyInfeasible(round.request);
    if (shortage) throw new Denied("POOL_SHORT", sentenceForShortage(shortage));
    await moveCase(tx, reviewed.id, ["ADMITTED"], "DRAWING", { frozenAt: now });
    return {
      value: { roundId: round.id, requestHash: round.requestHash },
      audit: [requestAudit({ ...round, caseId: reviewed.id })],
    };
  });
}
