import { asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionFinding } from "@/db/schema";

/** The findings of an inspection that were not found done yet, and whether they have their answer in this round. */
export async function openFindings(tx: Pick<Tx, "select">, inspectionId: string, round: number) {
  return tx
    .select({
      id: inspectionFinding.id,
      ordinal: inspectionFinding.ordinal,
      duty: inspectionFinding.duty,
      replied: sql<boolean>`exists (select from inspection_reply r where r.finding_id = inspection_finding.id and r.round = ${round})`,
    })
    .from(inspectionFinding)
    .where(
      sql`${eq(inspectionFinding.inspectionId, inspectionId)} and not exists (
        select from inspection_check c where c.finding_id = ${inspectionFinding.id} and c.done)`,
    )
    .orderBy(asc(inspectionFinding.ordinal));
}
