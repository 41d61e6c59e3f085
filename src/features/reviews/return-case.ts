import type { z } from "zod";
import type { Ctx } from "@/platform/context";
import { mutation } from "@/platform/mutation";
import type { returnCaseInput } from "./input";
import { moveCase } from "./move-case";
import { lockSupervisedCase } from "./supervised-case";

/** The supervising jurisdiction sends a filed plan back, each reason a thing to put right. */
export async function returnCase(
  ctx: Ctx,
  input: z.output<typeof returnCaseInput>,
): Promise<{ caseId: string }> {
  const { caseId, reasons } = input;
  return mutation(ctx, async (tx) => {
    await lockSupervisedCase(tx, ctx.actor, caseId);
    await moveCase(tx, caseId, ["SUBMITTED"], "RETURNED", {
      returnedReason: reasons.join("\n"),
      admitBy: null,
    });
    return {
      value: { caseId },
      audit: [{ action: "case.returned", subject: { type: "case", id: caseId }, detail: { reasons } }],
    };
  });
}
