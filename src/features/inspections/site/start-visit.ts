import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { lockInspection } from "../lock-inspection";
import { moveInspection } from "../move-inspection";
import { whyNotStart } from "../rules/policy";

/** 开始现场检查: by the body whose list it is, and where inspectors were drawn by one of them. Denied, Conflict. */
export async function startVisit(
  ctx: Ctx & { actor: UserActor },
  input: { inspectionId: string },
): Promise<{ inspectionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockInspection(tx, ctx.actor, input.inspectionId);
    demand(whyNotStart(ctx.actor, row));
    await moveInspection(tx, row.id, ["PLANNED", "LIST_EXPORTED"], "ON_SITE", {
      startedAt: now,
      startedBy: ctx.actor.personId,
    });
    return {
      value: { inspectionId: row.id },
      audit: [
        {
          action: "inspection.started",
          subject: { type: "inspection", id: row.id },
          detail: { from: row.state },
        },
      ],
    };
  });
}
