import { and, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { organization, ownership } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { fieldErrors } from "@/platform/form";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { type OwnershipInput, ownershipInput } from "./input";
import { whyNotRecordStructure } from "./policy";

/**
 * Records a share one unit holds in another, first and last day included.
 * Errors: WRONG_ROLE, InvalidInput, NotFound, OVERLAP when the pair already has a share in that time.
 */
export async function recordOwnership(ctx: Ctx, input: OwnershipInput): Promise<{ id: string }> {
  demand(whyNotRecordStructure(ctx.actor));
  const parsed = ownershipInput.safeParse(input);
  if (!parsed.success) throw new InvalidInput(fieldErrors(parsed.error));
  const share = parsed.data;
  return mutation(ctx, async (tx) => {
    // Locks both units in one order, so that two recorders cannot write overlapping shares of one pair.
    const units = await tx
      .select({ id: organization.id })
      .from(organization)
      .where(inArray(organization.id, [share.ownerId, share.ownedId]))
      .orderBy(organization.id)
      .for("update");
    if (units.length !== 2) throw new NotFound("organization");
    const [overlapping] = await tx
      .select({ id: ownership.id })
      .from(ownership)
      .where(
        and(
          eq(ownership.ownerId, share.ownerId),
          eq(ownership.ownedId, share.ownedId),
          or(isNull(ownership.validTo), gte(ownership.validTo, share.validFrom)),
          share.validTo === null ? sql`true` : lte(ownership.validFrom, share.validTo),
        ),
      )
      .limit(1);
    if (overlapping) throw new Conflict("OVERLAP", "这两个单位在该期间已有股权记录，请先结束原记录。");
    const id = randomId();
    await tx.insert(ownership).values({ ...share, id, percent: share.percent.toFixed(2) });
    return {
      value: { id },
      audit: [{ action: "ownership.recorded", subject: { type: "ownership", id }, detail: { ...share } }],
    };
  });
}
