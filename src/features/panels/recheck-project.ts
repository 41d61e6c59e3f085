import { and, eq, inArray } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { recheckCase, recheckedStates } from "./recheck-case";

/** A party joined a project (E8): every case of it that has people seated or asked is looked at again. */
export async function recheckProject(ctx: Ctx, input: { projectId: string }): Promise<void> {
  const cases = await reader(ctx)
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.projectId, input.projectId), inArray(reviewCase.state, [...recheckedStates])));
  for (const { id } of cases) await recheckCase(ctx, id);
}
