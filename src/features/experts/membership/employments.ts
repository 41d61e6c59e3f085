import { and, asc, desc, eq, gte, isNull, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertEmployment, organization } from "@/db/schema";
import type { Employed } from "../rules/membership";

export interface Employment extends Employed {
  readonly unit: string;
  readonly uscc: string;
}

/** What is on record and has not ended before `today`; the main employer first. */
export async function listEmployments(
  db: Pick<Tx, "select">,
  expertId: string,
  today: string,
): Promise<Employment[]> {
  const rows = await db
    .select({
      id: expertEmployment.id,
      organizationId: expertEmployment.organizationId,
      main: expertEmployment.main,
      from: expertEmployment.validFrom,
      to: expertEmployment.validTo,
      unit: organization.name,
      uscc: organization.uscc,
    })
    .from(expertEmployment)
    .innerJoin(organization, eq(organization.id, expertEmployment.organizationId))
    .where(
      and(
        eq(expertEmployment.expertId, expertId),
        isNull(expertEmployment.supersededAt),
        or(isNull(expertEmployment.validTo), gte(expertEmployment.validTo, today)),
      ),
    )
    .orderBy(desc(expertEmployment.main), desc(expertEmployment.validFrom), asc(expertEmployment.id));
  return rows.map((row) => ({ ...row, main: row.main === "yes" }));
}
