import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { hazardousItem, reviewCase, reviewItem } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { demand, NotFound } from "@/platform/errors";
import { lockOwnProject } from "./own-project";
import { whyNotChangeItem } from "./rules";

/** An item of the actor's own project that no open case is about, its project locked. */
export async function lockFreeItem(tx: Tx, actor: Actor, itemId: string) {
  const theItem = and(eq(hazardousItem.id, itemId), isNull(hazardousItem.removedAt));
  const [item] = await tx.select().from(hazardousItem).where(theItem);
  if (!item) throw new NotFound("item");
  await lockOwnProject(tx, actor, item.projectId);
  const [used] = await tx
    .select({ number: reviewCase.number, title: reviewCase.title })
    .from(reviewItem)
    .innerJoin(reviewCase, eq(reviewCase.id, reviewItem.caseId))
    .where(and(eq(reviewItem.itemId, itemId), eq(reviewItem.open, true)));
  demand(whyNotChangeItem(used ?? null));
  return item;
}
