import { and, eq, lte, sql } from "drizzle-orm";
import { ownership } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { demand, InvalidInput, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotRecordStructure } from "./policy";
import { isDate } from "./rules";

/** Ends a share on its last day `lastDay`. Errors: WRONG_ROLE, InvalidInput, NotFound when unknown, ended or not yet begun. */
export async function endOwnership(ctx: Ctx, id: string, lastDay: string): Promise<void> {
  demand(whyNotRecordStructure(ctx.actor));
  if (!isDate(lastDay)) throw new InvalidInput({ lastDay: "请填写正确的日期" });
  await mutation(ctx, async (tx) => {
    const ended = await tx
      .update(ownership)
      .set({ validTo: lastDay })
      .where(and(eq(ownership.id, id), lte(ownership.validFrom, lastDay), sql`${ownership.validTo} is null`))
      .returning({ id: ownership.id });
    if (ended.length === 0) throw new NotFound("ownership");
    return {
      value: undefined,
      audit: [
        { action: "ownership.recorded", subject: { type: "ownership", id }, detail: { validTo: lastDay } },
      ],
    };
  });
}
