import { inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organization } from "@/db/schema";
import { NotFound } from "@/platform/errors";

/** The units, locked until the transaction ends and always in one order. Errors: NotFound when one is unknown. */
export async function lockUnits(tx: Tx, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  const rows = await tx
    .select()
    .from(organization)
    .where(inArray(organization.id, wanted))
    .orderBy(organization.id)
    .for("update");
  if (rows.length !== wanted.length) throw new NotFound("organization");
  return new Map(rows.map((row) => [row.id, row]));
}
