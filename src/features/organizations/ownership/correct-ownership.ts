import type { Ctx } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { ShareInput } from "../input";
import { structureChanged } from "../jobs";
import { whyNotKeepRegister } from "../policy";
import { lockUnits } from "../register/lock-units";
import { recheckJobs } from "./recheck-jobs";
import { findShare, supersedeShare, writeShare } from "./write-share";

export interface Correction {
  readonly shareId: string;
  /** What the share really was; null when there never was one. */
  readonly really: ShareInput | null;
  readonly reason: string;
}

/**
 * Corrects a share that was recorded wrongly: the record is superseded, the right one inserted. Nothing is
 * rewritten. Errors: WRONG_ROLE, NotFound when unknown or superseded, CHANGED, those of `recordOwnership`.
 */
export async function correctOwnership(ctx: Ctx, correction: Correction): Promise<{ ownedId: string }> {
  demand(whyNotKeepRegister(ctx.actor));
  const { shareId, really, reason } = correction;
  return mutation(ctx, async (tx, now) => {
    const share = await findShare(tx, shareId);
    if (!share) throw new NotFound("ownership");
    await lockUnits(tx, [share.ownerId, share.ownedId]);
    await supersedeShare(tx, shareId);
    const { ownerId, ownedId } = share;
    const id = really ? await writeShare(tx, { ownerId, ownedId, ...really }) : null;
    return {
      value: { ownedId },
      audit: [
        {
          action: "ownership.corrected",
          subject: { type: "ownership", id: shareId },
          detail: { by: id, reason, before: { ...share, id: undefined }, really },
        },
      ],
      jobs: really
        ? recheckJobs({ ownedId, ...really }, now)
        : [structureChanged.request({ organizationId: ownedId })],
    };
  });
}
