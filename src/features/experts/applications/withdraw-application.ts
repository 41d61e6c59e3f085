import { and, eq, inArray } from "drizzle-orm";
import { expertApplication } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { statesBefore } from "../rules/application-lifecycle";
import { lockOwn } from "./own-application";

/** 撤回: the applicant's at any time before the appointment (D1). Errors: NOT_OPEN. */
export async function withdrawApplication(
  ctx: Ctx,
  input: { applicationId: string; reason: string },
): Promise<{ applicationId: string }> {
  return mutation(ctx, async (tx, now) => {
    const application = await lockOwn(tx, ctx.actor, input.applicationId);
    const moved = await tx
      .update(expertApplication)
      .set({ state: "WITHDRAWN", closedAt: now, closedReason: input.reason, changedAt: now })
      .where(
        and(
          eq(expertApplication.id, application.id),
          inArray(expertApplication.state, statesBefore("withdraw")),
        ),
      )
      .returning({ id: expertApplication.id });
    if (moved.length === 0) throw new Conflict("NOT_OPEN", "这份申报已经结束，不能撤回。");
    return {
      value: { applicationId: application.id },
      audit: [
        {
          action: "application.withdrawn",
          subject: { type: "application", id: application.id },
          // The applicant's own words stay out of the trace: they may name others.
          detail: { from: application.state, version: application.version },
        },
      ],
    };
  });
}
