import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appUser, inspectionFinding } from "@/db/schema";
import type { Duty } from "./rules/checklist";

/** The unit of a project that a duty lies with now: its contractor, or the units that supervise it. */
export async function unitsOf(tx: Pick<Tx, "execute">, projectId: string, duty: Duty): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    duty === "contractor"
      ? sql`select organization_id as id from project where id = ${projectId}`
      : sql`select organization_id as id from project_party where project_id = ${projectId} and role = 'supervision' and removed_at is null`,
  );
  return [...rows].map(({ id }) => id);
}

/** Somebody, and the unit she acts for. */
interface UnitPerson {
  readonly personId: string;
  readonly unitId: string;
}

/** People known to act for a unit by its own login. */
export async function peopleOfUnits(
  tx: Pick<Tx, "selectDistinct">,
  units: readonly string[],
): Promise<UnitPerson[]> {
  if (units.length === 0) return [];
  const rows = await tx
    .selectDistinct({ personId: appUser.personId, unitId: appUser.organizationId })
    .from(appUser)
    .where(
      and(
        sql`${appUser.organizationId} = any(${`{${units.join(",")}}`}::uuid[])`,
        isNull(appUser.disabledAt),
        isNotNull(appUser.personId),
      ),
    );
  return rows.flatMap(({ personId, unitId }) => (personId && unitId ? [{ personId, unitId }] : []));
}

/** Everybody at the units that have findings of an inspection to answer. */
export async function answerable(
  tx: Pick<Tx, "execute" | "select" | "selectDistinct">,
  inspection: { readonly id: string; readonly projectId: string },
): Promise<UnitPerson[]> {
  const rows = await tx
    .select({ duty: inspectionFinding.duty })
    .from(inspectionFinding)
    .where(eq(inspectionFinding.inspectionId, inspection.id));
  const duties = [...new Set(rows.map(({ duty }) => duty))];
  const units = await Promise.all(duties.map((duty) => unitsOf(tx, inspection.projectId, duty)));
  return peopleOfUnits(tx, units.flat());
}
