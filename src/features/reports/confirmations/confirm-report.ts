import { eq } from "drizzle-orm";
import { reportConfirmation } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { entries, mutation } from "@/platform/mutation";
import { agree } from "../drafts/present-report";
import { lockReport } from "./lock-report";
import { lockToAnswer } from "./lock-to-answer";

/**
 * An attending expert's yes to exactly this content (D8, 四(一)4). The last one locks the report in the same
 * transaction: the case's lock makes two last answers come one after the other.
 */
export async function confirmReport(
  ctx: Ctx & { actor: UserActor },
  input: { invitationId: string; contentHash: string },
): Promise<{ locked: boolean }> {
  return mutation<{ locked: boolean }>(ctx, async (tx, now) => {
    const { seat, presented } = await lockToAnswer(tx, ctx.actor, input);
    await agree(tx, presented.id, seat.invitationId, input.contentHash, now);
    const confirmed = {
      action: "report.confirmed" as const,
      subject: { type: "report", id: presented.id },
      detail: { case: seat.reviewed.id, invitation: seat.invitationId, hash: input.contentHash },
    };
    const answers = await tx
      .select({ invitationId: reportConfirmation.invitationId })
      .from(reportConfirmation)
      .where(eq(reportConfirmation.reportId, presented.id));
    const agreed = new Set(answers.map(({ invitationId }) => invitationId));
    if (!seat.attending.every(({ invitationId }) => agreed.has(invitationId))) {
      return { value: { locked: false }, audit: [confirmed] };
    }
    const locked = await lockReport(tx, ctx, seat.reviewed, presented, now);
    return { value: { locked: true }, audit: entries([confirmed, ...locked.audit]), jobs: locked.jobs };
  });
}
