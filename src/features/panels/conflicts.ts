import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { projectParty } from "@/db/schema";
import { relatedOrganizations } from "@/features/organizations";
import type { PolicyParameters } from "@/features/rulebook";
import { keyedHash } from "@/platform/crypto";

/** Units that make somebody unfit for a case (二(四)): the parties, and who stands in their ownership line. */
export interface Conflicts {
  readonly parties: readonly string[];
  readonly related: readonly string[];
  /** Keyed hashes of the USCCs of both: declared interests are kept as hashes only. */
  readonly usccHashes: readonly string[];
}

/** Every party the project ever had in this record, removed ones included: a conflict cannot be cured by removal (E8). */
export async function findConflicts(
  tx: Tx,
  projectId: string,
  onDate: string,
  policy: Pick<PolicyParameters, "conflict.group_depth" | "conflict.sibling_rule">,
): Promise<Conflicts> {
  const rows = await tx
    .selectDistinct({ id: projectParty.organizationId })
    .from(projectParty)
    .where(eq(projectParty.projectId, projectId));
  const parties = rows.map(({ id }) => id);
  const siblings =
    policy["conflict.group_depth"] === "CONTROLLED_GROUP" && policy["conflict.sibling_rule"] === "HARD";
  const related = [...(await relatedOrganizations(tx, parties, onDate, { siblings })).keys()].filter(
    (id) => !parties.includes(id),
  );
  const units = await tx.execute<{ uscc: string }>(
    sql`select uscc from organization where id = any(${arrayOf([...parties, ...related])}::uuid[])`,
  );
  return { parties, related, usccHashes: units.map(({ uscc }) => keyedHash("uscc", uscc)) };
}

/** A list as one PostgreSQL array parameter; for ids and hashes, which hold no quotes or commas. */
export function arrayOf(values: readonly string[]): string {
  return `{${values.join(",")}}`;
}
