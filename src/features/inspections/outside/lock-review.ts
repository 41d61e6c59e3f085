import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { outsideReview } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { outsideScope } from "./scope";

export type OutsideReview = typeof outsideReview.$inferSelect;

/** A review outside that the actor sees, locked until the transaction ends. */
export async function lockReview(tx: Tx, actor: Actor, reviewId: string): Promise<OutsideReview> {
  if (!isId(reviewId)) throw new NotFound("outside review");
  const [row] = await tx
    .select()
    .from(outsideReview)
    .where(and(eq(outsideReview.id, reviewId), outsideScope(actor)))
    .for("update");
  if (!row) throw new NotFound("outside review");
  return row;
}
