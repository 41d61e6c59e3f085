import { eq } from "drizzle-orm";
import type { z } from "zod";
import { reviewCase } from "@/db/schema";
import { PLAN_PART_IDS } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { tickPartsInput } from "./input";
import { lockOwnCase } from "./own-case";
import { whyNotChange } from "./policy";

/** Records which of the nine parts (建办质〔2018〕31号) the plan holds. */
export async function tickParts(
  ctx: Ctx,
  input: z.output<typeof tickPartsInput>,
): Promise<{ caseId: string }> {
  const { caseId } = input;
  return mutation(ctx, async (tx) => {
    const row = await lockOwnCase(tx, ctx.actor, caseId);
    demand(whyNotChange(row.state));
    const parts = PLAN_PART_IDS.filter((part) => input.parts.includes(part));
    await tx.update(reviewCase).set({ parts }).where(eq(reviewCase.id, caseId));
    return {
      value: { caseId },
      audit: [{ action: "case.partsTicked", subject: { type: "case", id: caseId }, detail: { parts } }],
    };
  });
}
