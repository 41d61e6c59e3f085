import { and, eq } from "drizzle-orm";
import { report } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { demandReport, moved } from "../open-report";
import { lockAsLeader } from "../own-seat";
import { makeDraft } from "./make-draft";

/**
 * The leader takes a presented report back before everybody has answered: a slip of the pen, somebody who came
 * late. It stays on record as 已收回 with the answers given; its successor is drafted from it.
 */
export async function takeBackReport(
  ctx: Ctx & { actor: UserActor },
  input: { invitationId: string; contentHash: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const seat = await lockAsLeader(tx, ctx.actor, input.invitationId);
    const presented = await demandReport(tx, seat.reviewed.id, "CONFIRMING");
    if (presented.contentHash !== input.contentHash) {
      throw new Conflict("CONTENT_CHANGED", "页面上的报告不是现在送确认的这一份，请刷新页面。");
    }
    const rows = await tx
      .update(report)
      .set({ state: "WITHDRAWN" })
      .where(and(eq(report.id, presented.id), eq(report.state, "CONFIRMING")))
      .returning({ id: report.id });
    if (rows.length === 0) throw moved();
    const next = await makeDraft(tx, seat, now);
    return {
      value: undefined,
      audit: entries([
        {
          action: "report.takenBack",
          subject: { type: "report", id: presented.id },
          detail: { case: seat.reviewed.id, hash: presented.contentHash },
        },
        ...next.audit,
      ]),
    };
  });
}
