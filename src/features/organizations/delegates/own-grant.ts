import { and, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { organizationDelegate } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { Denied } from "@/platform/errors";
import { dayOf } from "../rules";

/** The person behind a login. Errors: SIGNED_OUT for everybody else, a unit's own login included. */
export function demandPerson(actor: Actor): string {
  const personId = actor.kind === "account" && actor.organizationId === null ? actor.personId : null;
  if (!personId) throw new Denied("NOT_A_PERSON", "请用个人账号登录后办理。");
  return personId;
}

/** A grant that is the person's and not ended. */
export function ownGrant(personId: string, grantId: string) {
  return and(
    eq(organizationDelegate.id, grantId),
    isNull(organizationDelegate.endedAt),
    sql`${organizationDelegate.idNumberHash} = (select p.id_number_hash from person p where p.id = ${personId})`,
  );
}

/** In force on the day of `now`. */
export function inForce(now: Date) {
  return and(lte(organizationDelegate.validFrom, dayOf(now)), gte(organizationDelegate.validTo, dayOf(now)));
}
