import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organization, projectParty } from "@/db/schema";

/** USCCs of the project's parties: of one (its organization id), or of all when the expert named none. */
export async function partyUsccs(tx: Tx, projectId: string, organizationId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: organization.id, uscc: organization.uscc })
    .from(projectParty)
    .innerJoin(organization, eq(organization.id, projectParty.organizationId))
    .where(and(eq(projectParty.projectId, projectId), isNull(projectParty.removedAt)));
  const named = rows.filter(({ id }) => id === organizationId);
  return (named.length > 0 ? named : rows).map(({ uscc }) => uscc);
}
