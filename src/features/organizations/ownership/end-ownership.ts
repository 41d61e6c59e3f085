import type { Ctx } from "@/platform/context";
import { demand, InvalidInput, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { structureChanged } from "../jobs";
import { whyNotKeepRegister } from "../policy";
import { lockUnits } from "../register/lock-units";
import { isDate } from "../rules";
import { findShare, supersedeShare, writeShare } from "./write-share";

/**
 * Ends a share on its last day `lastDay`: the open record is superseded by one with an end, so that what was
 * believed before stays readable. Answers the new record.
 * Errors: WRONG_ROLE, InvalidInput, NotFound when unknown, ended or not yet begun, CHANGED.
 */
export async function endOwnership(ctx: Ctx, id: string, lastDay: string): Promise<{ id: string }> {
  demand(whyNotKeepRegister(ctx.actor));
  if (!isDate(lastDay)) throw new InvalidInput({ lastDay: "请填写正确的日期" });
  return mutation(ctx, async (tx) => {
    const share = await findShare(tx, id);
    if (!share || share.validTo !== null || share.validFrom > lastDay) throw new NotFound("ownership");
    await lockUnits(tx, [share.ownerId, share.ownedId]);
    await supersedeShare(tx, id);
    const { id: _superseded, ...held } = share;
    const ended = await writeShare(tx, { ...held, validTo: lastDay });
    return {
      value: { id: ended },
      audit: [
        {
          action: "ownership.ended",
          subject: { type: "ownership", id: ended },
          detail: { before: id, validTo: lastDay },
        },
      ],
      jobs: [structureChanged.request({ organizationId: share.ownedId })],
    };
  });
}
