import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organization, organizationName } from "@/db/schema";
import { Conflict } from "@/platform/errors";
import { randomId } from "@/platform/id";

export interface NewName {
  readonly organizationId: string;
  /** The name the change was made from: whoever changed it meanwhile was faster. */
  readonly before: string;
  readonly name: string;
  /** First day of the new name. */
  readonly from: string;
  readonly document: string;
}

/**
 * Gives a unit its new name and keeps the old one with its days; the first renaming writes both. The unit is
 * locked by the caller. Errors: RENAMED when the name is no longer the one it was changed from.
 */
export async function writeName(
  tx: Tx,
  { organizationId, before, name, from, document }: NewName,
): Promise<void> {
  const rows = await tx
    .update(organization)
    .set({ name })
    .where(and(eq(organization.id, organizationId), eq(organization.name, before)))
    .returning({
      since: sql<string>`to_char(${organization.createdAt} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
    });
  const [unit] = rows;
  if (!unit) throw new Conflict("RENAMED", "单位名称刚刚被改动，请刷新页面核对后再办理。");
  const lastDay = sql`greatest(${organizationName.validFrom}, ${from}::date - 1)`;
  const closed = await tx
    .update(organizationName)
    .set({ validTo: lastDay })
    .where(and(eq(organizationName.organizationId, organizationId), isNull(organizationName.validTo)))
    .returning({ id: organizationName.id });
  if (closed.length === 0) {
    // Since when the first name was borne nobody has said: it counts from when the unit became known.
    await tx.insert(organizationName).values({
      id: randomId(),
      organizationId,
      name: before,
      validFrom: sql`least(${unit.since}::date, ${from}::date - 1)`,
      validTo: sql`${from}::date - 1`,
      document: "更名前的名称",
    });
  }
  await tx
    .insert(organizationName)
    .values({ id: randomId(), organizationId, name, validFrom: from, document });
}
