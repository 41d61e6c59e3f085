import { eq } from "drizzle-orm";
import type { z } from "zod";
import { reviewCase } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { cancelCaseInput } from "./input";
import { moveCase } from "./move-case";
import { lockOwnCase, wasInvited } from "./own-case";
import { whyNotCancel, whyNotRequestCancel } from "./policy";

type Input = z.output<typeof cancelCaseInput>;

/** Drops a case before anybody was invited; its hazardous items are free again. */
export async function cancelCase(ctx: Ctx, { caseId, reason }: Input): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockOwnCase(tx, ctx.actor, caseId);
    demand(whyNotCancel({ state: row.state, invited: await wasInvited(tx, caseId) }));
    await moveCase(tx, caseId, [row.state], "CANCELLED", { cancelReason: reason, closedAt: now });
    return {
      value: { caseId },
      audit: [
        {
          action: "case.cancelled",
          subject: { type: "case", id: caseId },
          detail: { from: row.state, reason },
        },
      ],
    };
  });
}

/** After the first invitation: asks the station, which decides (E6: no new draw by cancelling). */
export async function requestCancel(ctx: Ctx, { caseId, reason }: Input): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockOwnCase(tx, ctx.actor, caseId);
    demand(whyNotRequestCancel({ ...row, invited: await wasInvited(tx, caseId) }));
    await tx
      .update(reviewCase)
      .set({ cancelRequestedAt: now, cancelReason: reason })
      .where(eq(reviewCase.id, caseId));
    return {
      value: { caseId },
      audit: [
        {
          action: "case.cancelRequested",
          subject: { type: "case", id: caseId },
          detail: { state: row.state, reason },
        },
      ],
    };
  });
}
