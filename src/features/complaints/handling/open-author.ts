import { open } from "@/platform/crypto";
import { mutation } from "@/platform/mutation";
import { whyNotOpenAuthor } from "../policy";
import type { ComplaintAuthor } from "../rules/sealed";
import { demandStep, lockComplaint } from "./lock-complaint";
import type { OfficerCtx } from "./step";

/**
 * 查看举报人身份 (D12): for who has it in hand alone, and every opening is on record. Errors: NotFound, NOT_HANDLER,
 * ANONYMOUS, CLOSED.
 */
export function openAuthor(
  ctx: OfficerCtx,
  input: { complaintId: string },
): Promise<ComplaintAuthor & { number: string }> {
  return mutation(ctx, async (tx, now) => {
    const { one, facts, bonds } = await lockComplaint(tx, ctx.actor, input.complaintId, now);
    demandStep(whyNotOpenAuthor(ctx.actor, facts, bonds));
    const author = JSON.parse(open(one.authorSealed ?? "")) as ComplaintAuthor;
    return {
      value: { ...author, number: one.number },
      audit: [
        {
          action: "complaint.authorOpened",
          subject: { type: "complaint", id: one.id },
          detail: { state: one.state },
        },
      ],
    };
  });
}
