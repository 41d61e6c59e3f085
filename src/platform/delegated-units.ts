import { and, asc, eq, gte, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { type DelegateRight, organization, organizationDelegate, person } from "@/db/schema";
import { env } from "./env";

/** A unit somebody may act for as its delegate (经办人), by a grant in force today. */
export interface DelegatedUnit {
  readonly grantId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly rights: readonly DelegateRight[];
  /** First and last day. */
  readonly validFrom: string;
  readonly validTo: string;
  /** False until the person has taken the grant up; nobody acts on a grant before that. */
  readonly accepted: boolean;
}

/** Grants in force on `today` to the person, by the unit's name; only of units that file here. */
export async function findDelegatedUnits(personId: string, today: string): Promise<DelegatedUnit[]> {
  return database()
    .select({
      grantId: organizationDelegate.id,
      organizationId: organization.id,
      organizationName: organization.name,
      rights: organizationDelegate.rights,
      validFrom: organizationDelegate.validFrom,
      validTo: organizationDelegate.validTo,
      accepted: sql<boolean>`${organizationDelegate.acceptedAt} is not null`,
    })
    .from(organizationDelegate)
    .innerJoin(person, eq(person.idNumberHash, organizationDelegate.idNumberHash))
    .innerJoin(organization, eq(organization.id, organizationDelegate.organizationId))
    .where(
      and(
        eq(person.id, personId),
        isNull(organizationDelegate.endedAt),
        lte(organizationDelegate.validFrom, today),
        gte(organizationDelegate.validTo, today),
        isNotNull(organization.registeredAt),
        sql`'contractor' = any(${organization.kinds})`,
      ),
    )
    .orderBy(asc(organization.name), asc(organization.id));
}

/**
 * The one unit acted for in a request: the chosen one, or the only one of somebody who has chosen none.
 * Whoever chose a unit that is no longer theirs has to choose again, and never finds themselves in another.
 */
export function unitActedFor(
  units: readonly DelegatedUnit[],
  chosen: string | undefined,
): DelegatedUnit | null {
  const own = units.filter(({ accepted }) => accepted);
  if (chosen) return own.find(({ organizationId }) => organizationId === chosen) ?? null;
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** The cookie that holds the chosen unit's id. It chooses among one's own grants and gives no right. */
export function unitCookieName(): string {
  return env().APP_URL.startsWith("https://") ? "__Host-gongping.unit" : "gongping.unit";
}
