import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { mediation, report, reportConfirmation } from "@/db/schema";
import { moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { dissentInput } from "../input";
import { moved } from "../open-report";
import { lockToAnswer } from "./lock-to-answer";

/**
 * An attending expert does not agree (E16): her own conclusion and reason are kept, cost her nothing, and the
 * majority decides nothing. There is no common conclusion; the station brings the panel together.
 */
export async function dissentFromReport(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof dissentInput>,
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const { seat, presented } = await lockToAnswer(tx, ctx.actor, input);
    const { contentHash, conclusion, reason } = input;
    const answered = await tx
      .insert(reportConfirmation)
      .values({
        reportId: presented.id,
        invitationId: seat.invitationId,
        contentHash,
        answer: "DISSENTED",
        conclusion,
        reason,
        at: now,
      })
      .onConflictDoNothing()
      .returning({ reportId: reportConfirmation.reportId });
    if (answered.length === 0) throw new Conflict("ALREADY_ANSWERED", "您已经对这份报告作过答复。");
    const rows = await tx
      .update(report)
      .set({ state: "DISSENTED" })
      .where(and(eq(report.id, presented.id), eq(report.state, "CONFIRMING")))
      .returning({ id: report.id });
    if (rows.length === 0) throw moved();
    await moveCase(tx, seat.reviewed.id, ["IN_MEETING"], "MEDIATION");
    const mediationId = randomId();
    await tx
      .insert(mediation)
      .values({ id: mediationId, caseId: seat.reviewed.id, reportId: presented.id, openedAt: now });
    return {
      value: undefined,
      audit: [
        {
          action: "report.dissented",
          subject: { type: "report", id: presented.id },
          detail: { case: seat.reviewed.id, invitation: seat.invitationId, hash: contentHash, conclusion },
        },
        {
          action: "mediation.opened",
          subject: { type: "mediation", id: mediationId },
          detail: { case: seat.reviewed.id, report: presented.id },
        },
      ],
    };
  });
}
