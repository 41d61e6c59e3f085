import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { lockInspection } from "../lock-inspection";
import { moveInspection } from "../move-inspection";
import { whyNotDemand } from "../rules/policy";
import { dueEnd } from "./due";
import { tellUnits } from "./tell-units";

/** 下达整改通知 (37号令 Art. 28, D11): what is demanded and until when; the units are told. InvalidInput, Denied, Conflict. */
export async function demandRectification(
  ctx: Ctx & { actor: UserActor },
  input: { inspectionId: string; demand: string; dueDate: string },
): Promise<{ inspectionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockInspection(tx, ctx.actor, input.inspectionId);
    demand(whyNotDemand(ctx.actor, row));
    const moved = await moveInspection(tx, row.id, ["FINDINGS"], "RECTIFY", {
      round: 1,
      demand: input.demand,
      dueDate: input.dueDate,
      dueAt: dueEnd(input.dueDate, now),
    });
    const told = await tellUnits(tx, "rectificationDemanded", { ...moved, policyCode: row.policyCode }, now);
    return {
      value: { inspectionId: row.id },
      audit: entries([
        {
          action: "inspection.rectificationDemanded",
          subject: { type: "inspection", id: row.id },
          detail: { dueDate: input.dueDate, ...(row.caseId ? { case: row.caseId } : {}) },
        },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}
