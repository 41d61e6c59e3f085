import { eq } from "drizzle-orm";
import type { z } from "zod";
import { hazardousItem } from "@/db/schema";
import { whyNotOverride } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { raiseItemInput } from "./input";
import { lockFreeItem } from "./own-item";
import { storedClassification } from "./stored-item";

/** The contractor treats an item more severely than the catalogue does; never less (A2.1 trap x). */
export async function raiseItem(
  ctx: Ctx,
  input: z.output<typeof raiseItemInput>,
): Promise<{ itemId: string; projectId: string }> {
  return mutation(ctx, async (tx) => {
    const item = await lockFreeItem(tx, ctx.actor, input.itemId);
    const before = storedClassification(item);
    const reason = input.reason;
    const refusal = whyNotOverride(before, { level: input.level, by: "CONTRACTOR", reason });
    if (refusal) throw new Denied("NOT_UPWARD", refusal);
    await tx
      .update(hazardousItem)
      .set({ classification: { ...before, raised: { level: input.level, reason } }, result: input.level })
      .where(eq(hazardousItem.id, item.id));
    return {
      value: { itemId: item.id, projectId: item.projectId },
      audit: [
        {
          action: "item.recorded",
          subject: { type: "project", id: item.projectId },
          detail: { itemId: item.id, computed: before.result, raisedTo: input.level, reason },
        },
      ],
    };
  });
}
