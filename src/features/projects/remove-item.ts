import { eq } from "drizzle-orm";
import { hazardousItem } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { mutation } from "@/platform/mutation";
import { lockFreeItem } from "./own-item";

/** Takes an item off the list; the row stays, for the trace. Refused while a case is about it. */
export async function removeItem(ctx: Ctx, input: { itemId: string }): Promise<{ projectId: string }> {
  return mutation(ctx, async (tx, now) => {
    const item = await lockFreeItem(tx, ctx.actor, input.itemId);
    await tx.update(hazardousItem).set({ removedAt: now }).where(eq(hazardousItem.id, item.id));
    return {
      value: { projectId: item.projectId },
      audit: [
        {
          action: "item.removed",
          subject: { type: "project", id: item.projectId },
          detail: { itemId: item.id, kind: item.kind },
        },
      ],
    };
  });
}
