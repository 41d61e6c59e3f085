import { and, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ownership } from "@/db/schema";
import { Conflict, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { greatestSum } from "../rules/shares";

export interface Share {
  readonly ownerId: string;
  readonly ownedId: string;
  readonly percent: number;
  readonly controls: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * Inserts a share; the caller holds both units locked, so that nobody else writes shares of them meanwhile.
 * Errors: OVERLAP when the pair has a share in that time, InvalidInput when more than 100 % would be held.
 */
export async function writeShare(tx: Tx, share: Share): Promise<string> {
  const others = await tx
    .select({
      ownerId: ownership.ownerId,
      percent: sql<number>`${ownership.percent}::float8`,
      validFrom: ownership.validFrom,
      validTo: ownership.validTo,
    })
    .from(ownership)
    .where(
      and(
        eq(ownership.ownedId, share.ownedId),
        isNull(ownership.supersededAt),
        or(isNull(ownership.validTo), gte(ownership.validTo, share.validFrom)),
        share.validTo === null ? undefined : lte(ownership.validFrom, share.validTo),
      ),
    );
  if (others.some(({ ownerId }) => ownerId === share.ownerId)) {
    throw new Conflict("OVERLAP", "这两个单位在该期间已有股权记录，请先结束原记录。");
  }
  const most = greatestSum(share, others);
  if (most.percent > 100) {
    const sentence = `加上已登记的股权，${most.on} 合计为 ${most.percent}%，超过100%，请核对比例和起止日期`;
    throw new InvalidInput({ percent: sentence });
  }
  const id = randomId();
  await tx.insert(ownership).values({ ...share, id, percent: share.percent.toFixed(2) });
  return id;
}

/** The share as it is believed now, or undefined. Not locked: lock its units, then supersede. */
export async function findShare(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: ownership.id,
      ownerId: ownership.ownerId,
      ownedId: ownership.ownedId,
      percent: sql<number>`${ownership.percent}::float8`,
      controls: ownership.controls,
      validFrom: ownership.validFrom,
      validTo: ownership.validTo,
    })
    .from(ownership)
    .where(and(eq(ownership.id, id), isNull(ownership.supersededAt)));
  return row;
}

/** Ends the belief in a share, once. Errors: CHANGED for whoever comes second. */
export async function supersedeShare(tx: Tx, id: string): Promise<void> {
  const rows = await tx
    .update(ownership)
    .set({ supersededAt: sql`app_now()` })
    .where(and(eq(ownership.id, id), isNull(ownership.supersededAt)))
    .returning({ id: ownership.id });
  if (rows.length === 0) throw new Conflict("CHANGED", "这条股权记录刚刚被别人改动，请刷新页面后再办理。");
}
