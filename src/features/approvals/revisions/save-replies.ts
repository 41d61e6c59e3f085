import { type ReplyDraft, revisionDraft } from "@/db/schema";
import { lockOwnCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied, InvalidInput } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { revisionBasis } from "../accepted-report";

/**
 * Keeps the reply table as far as it is filled in; nothing is handed in yet. Unknown items are refused, empty
 * ones are kept empty.
 */
export async function saveReplies(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; replies: ReplyDraft },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const { state } = await lockOwnCase(tx, ctx.actor, input.caseId);
    const basis = await revisionBasis(tx, input.caseId);
    if (state !== "REVISION" || !basis || basis.rounds[0]?.state === "LEADER_REVIEW")
      throw new Denied("NOT_IN_REVISION", "论证项目现在不能填写修改对照表，请刷新页面。");
    const known = new Set(basis.report.required.map(({ id }) => id));
    const strange = Object.keys(input.replies).filter((id) => !known.has(id));
    if (strange.length > 0) throw new InvalidInput({ "": "修改对照表与论证报告不一致，请刷新页面。" });
    const values = { replies: input.replies, savedBy: ctx.actor.id, savedAt: now };
    await tx
      .insert(revisionDraft)
      .values({ caseId: input.caseId, ...values })
      .onConflictDoUpdate({ target: revisionDraft.caseId, set: values });
    return {
      value: { caseId: input.caseId },
      audit: [
        {
          action: "revision.draftSaved",
          subject: { type: "case", id: input.caseId },
          detail: { by: "contractor", items: Object.keys(input.replies).length },
        },
      ],
    };
  });
}
