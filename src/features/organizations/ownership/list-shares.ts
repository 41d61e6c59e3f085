import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { organization, ownership } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { demand } from "@/platform/errors";
import { whyNotKeepRegister, whyNotReadRegister } from "../policy";

const owner = alias(organization, "owner");
const owned = alias(organization, "owned");
const columns = {
  id: ownership.id,
  ownerId: ownership.ownerId,
  ownerName: owner.name,
  ownedId: ownership.ownedId,
  ownedName: owned.name,
  percent: sql<number>`${ownership.percent}::float8`,
  controls: ownership.controls,
  validFrom: ownership.validFrom,
  validTo: ownership.validTo,
};

function shares(ctx: Pick<Ctx, "tx">) {
  return reader(ctx)
    .select(columns)
    .from(ownership)
    .innerJoin(owner, eq(owner.id, ownership.ownerId))
    .innerJoin(owned, eq(owned.id, ownership.ownedId))
    .$dynamic();
}

export type ListedShare = Awaited<ReturnType<typeof listSharesOf>>[number];

/** Shares in a unit and held by it, as they are believed now, ended ones last. For regulators. */
export async function listSharesOf(ctx: Ctx, organizationId: string) {
  demand(whyNotReadRegister(ctx.actor));
  return shares(ctx)
    .where(
      and(
        or(eq(ownership.ownerId, organizationId), eq(ownership.ownedId, organizationId)),
        isNull(ownership.supersededAt),
      ),
    )
    .orderBy(sql`${ownership.validTo} desc nulls first`, desc(ownership.percent), asc(ownership.id));
}

/** One share as it is believed now, for whoever keeps the register; null when there is none. */
export async function findShareForChange(ctx: Ctx, id: string): Promise<ListedShare | null> {
  if (whyNotKeepRegister(ctx.actor) || !/^[0-9a-f-]{36}$/i.test(id)) return null;
  const [row] = await shares(ctx).where(and(eq(ownership.id, id), isNull(ownership.supersededAt)));
  return row ?? null;
}
