import { eq } from "drizzle-orm";
import type { z } from "zod";
import { reviewCase } from "@/db/schema";
import { lockOwnProject } from "@/features/projects";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { coverItems, judgeItems, refusingTwins } from "./cover-items";
import type { changeCaseInput } from "./input";
import { lockOwnCase } from "./own-case";
import { whyNotChange } from "./policy";
import { findPredecessor } from "./predecessor";

/** Changes what a case on the contractor's desk is about: its title, items or main specialty. */
export async function changeCase(
  ctx: Ctx,
  input: z.output<typeof changeCaseInput>,
): Promise<{ caseId: string }> {
  const { caseId } = input;
  return refusingTwins(caseId, input.itemIds, () =>
    mutation(ctx, async (tx, now) => {
      const row = await lockOwnCase(tx, ctx.actor, caseId);
      demand(whyNotChange(row.state));
      const { id: projectId, library } = await lockOwnProject(tx, ctx.actor, row.projectId);
      const judged = await judgeItems(tx, ctx, now, { ...input, projectId, library });
      const { classification, mainSpecialty, items } = judged;
      await coverItems(tx, caseId, items);
      const fingerprints = items.map(({ fingerprint }) => fingerprint);
      const follows = await findPredecessor(tx, caseId, fingerprints);
      await tx
        .update(reviewCase)
        .set({
          title: input.title,
          library,
          mainSpecialty,
          result: classification.result,
          classification: { ...classification },
          ...follows,
        })
        .where(eq(reviewCase.id, caseId));
      return {
        value: { caseId },
        audit: [
          {
            action: "case.changed",
            subject: { type: "case", id: caseId },
            detail: { items: items.map((item) => item.id), result: classification.result, mainSpecialty },
          },
        ],
      };
    }),
  );
}
