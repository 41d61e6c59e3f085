import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { lockInspection } from "../lock-inspection";
import { moveInspection } from "../move-inspection";
import { whyNotClose } from "../rules/policy";

/** 结案 (D11): after everything was found done; nothing changes afterwards. Denied, Conflict. */
export async function closeInspection(
  ctx: Ctx & { actor: UserActor },
  input: { inspectionId: string; note: string },
): Promise<{ inspectionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockInspection(tx, ctx.actor, input.inspectionId);
    demand(whyNotClose(ctx.actor, row));
    await moveInspection(tx, row.id, ["VERIFIED"], "CLOSED", {
      closedAt: now,
      closedBy: ctx.actor.personId,
      closingNote: input.note,
    });
    return {
      value: { inspectionId: row.id },
      audit: [
        {
          action: "inspection.closed",
          subject: { type: "inspection", id: row.id },
          detail: { rounds: row.round },
        },
      ],
    };
  });
}
