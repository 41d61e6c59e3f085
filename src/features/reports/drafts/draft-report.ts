import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { findOpenReport } from "../open-report";
import { lockAsLeader } from "../own-seat";
import { makeDraft } from "./make-draft";

/**
 * The elected leader begins the report from what the members have said (二(二), D8). Denied to anybody
 * else; Conflict when there is one already.
 */
export async function draftReport(
  ctx: Ctx & { actor: UserActor },
  { invitationId }: { invitationId: string },
): Promise<{ reportId: string }> {
  return mutation(ctx, async (tx, now) => {
    const seat = await lockAsLeader(tx, ctx.actor, invitationId);
    if (await findOpenReport(tx, seat.reviewed.id)) {
      throw new Conflict("ALREADY_DRAFTED", "论证报告已经在起草，请刷新页面。");
    }
    const { reportId, audit } = await makeDraft(tx, seat, now);
    return { value: { reportId }, audit: entries(audit) };
  });
}
