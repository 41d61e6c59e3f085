import { eq } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { releasePlan } from "./release-plan";

const batch = 50;

/** Panels that stand without their plan released, whatever became of the job. Answers how many. */
export async function releaseFormed(ctx: Ctx): Promise<number> {
  const found = await reader(ctx)
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(eq(reviewCase.state, "PANEL_FORMED"))
    .orderBy(reviewCase.id)
    .limit(batch);
  for (const { id } of found) await releasePlan(ctx, { caseId: id });
  return found.length;
}
