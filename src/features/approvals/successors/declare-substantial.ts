import { lockOwnCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { whyNotSupersede } from "../rules/permission";
import { supersede } from "./supersede";

/**
 * The contractor declares that the plan changes substantially, before or after the approval: it is reviewed again
 * as a case of its own, with a new draw (37号令 Art. 16, E21). The old approval is void from this moment.
 */
export async function declareSubstantial(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; reason: string },
): Promise<{ caseId: string; successorId: string | null }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockOwnCase(tx, ctx.actor, input.caseId);
    demand(whyNotSupersede(reviewed.state));
    const { successorId, audit } = await supersede(tx, ctx, reviewed, now, input.reason);
    return { value: { caseId: reviewed.id, successorId }, audit: entries(audit) };
  });
}
