import type { Ctx } from "@/platform/context";
import { demand, InvalidInput } from "@/platform/errors";
import { fieldErrors } from "@/platform/form";
import { mutation } from "@/platform/mutation";
import { type OwnershipInput, ownershipInput } from "../input";
import { whyNotKeepRegister } from "../policy";
import { lockUnits } from "../register/lock-units";
import { recheckJobs } from "./recheck-jobs";
import { writeShare } from "./write-share";

/**
 * Records a share one unit holds in another, first and last day included; it may begin later than today.
 * Errors: WRONG_ROLE, InvalidInput (also when more than 100 % would be held on some day), NotFound, OVERLAP
 * when the pair already has a share in that time.
 */
export async function recordOwnership(ctx: Ctx, input: OwnershipInput): Promise<{ id: string }> {
  demand(whyNotKeepRegister(ctx.actor));
  const parsed = ownershipInput.safeParse(input);
  if (!parsed.success) throw new InvalidInput(fieldErrors(parsed.error));
  const share = parsed.data;
  return mutation(ctx, async (tx, now) => {
    await lockUnits(tx, [share.ownerId, share.ownedId]);
    const id = await writeShare(tx, share);
    return {
      value: { id },
      audit: [{ action: "ownership.recorded", subject: { type: "ownership", id }, detail: { ...share } }],
      jobs: recheckJobs(share, now),
    };
  });
}
