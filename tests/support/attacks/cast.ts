import { randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import type { UserActor } from "../../../src/platform/actor";
import { randomId } from "../../../src/platform/id";
import { sessionKey } from "../../../src/platform/session";
import { makePerson, type Unit } from "../world";

/** Everybody who may stand before a door: a role each, and whether the objects of the suite are theirs. */
export const everybody = [
  "anonymous",
  "newcomer",
  "contractor",
  "contractorForeign",
  "expertInvited",
  "expertAccepted",
  "expertOther",
  "supervision",
  "supervisionForeign",
  "station",
  "bureau",
  "district",
  "districtForeign",
  "system",
  "security",
  "audit",
] as const;
export type Who = (typeof everybody)[number];

export const contractors: readonly Who[] = ["contractor", "contractorForeign"];
export const experts: readonly Who[] = ["expertInvited", "expertAccepted", "expertOther"];
export const supervisors: readonly Who[] = ["supervision", "supervisionForeign"];
export const regulators: readonly Who[] = ["station", "bureau", "district", "districtForeign"];
export const administrators: readonly Who[] = ["system", "security", "audit"];

/** District whose cases are the suite's, and one that has nothing to do with them. */
export const ownDistrict = "370213";
export const foreignDistrict = "370202";

export interface Login {
  readonly userId: string;
  /** The request's cookie header. */
  readonly cookie: string;
}

/** A session as a login makes it, without the login. */
export async function openSessionOf(owner: Sql, userId: string): Promise<Login> {
  const token = randomBytes(32).toString("base64url");
  await owner`insert into session (session_token, user_id, expires, created_at, last_seen_at)
    values (${sessionKey(token)}, ${userId}, app_now() + interval '12 hours', app_now(), app_now())`;
  return { userId, cookie: `gongping.session=${token}` };
}

/** A unit's account; without kinds the unit has not registered itself yet. */
export async function loginOfUnit(owner: Sql, unit: Unit, kinds: readonly string[]): Promise<Login> {
  const userId = `user-${randomId()}`;
  const personId = await makePerson("经办人");
  await owner`update organization set kinds = ${[...kinds]}, registered_at = ${kinds.length > 0 ? new Date() : null} where id = ${unit.id}`;
  await owner`insert into app_user (id, name, user_type, person_id, organization_id) values (${userId}, '经办人', 'legal', ${personId}, ${unit.id})`;
  return openSessionOf(owner, userId);
}

/** A person's own account. */
export async function loginOfPerson(owner: Sql, personId: string): Promise<Login> {
  const userId = `user-${randomId()}`;
  await owner`insert into app_user (id, name, user_type, person_id) values (${userId}, '本人', 'natural', ${personId})`;
  return openSessionOf(owner, userId);
}

/** Somebody holding an office since long ago. */
export async function loginOfOfficer(
  owner: Sql,
  post: NonNullable<UserActor["post"]>,
  jurisdiction: string | null,
): Promise<Login> {
  const personId = await makePerson("值班人员");
  await owner`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from)
    values (${randomUUID()}, ${personId}, ${post}, ${jurisdiction}, '2025-01-01')`;
  return loginOfPerson(owner, personId);
}

/** One hash over every row of every table but the trace and what merely says that somebody was there. */
export async function stateHash(owner: Sql): Promise<string> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('audit_entry', 'session', 'heartbeat', 'request_count') order by 1`;
  const hashes: string[] = [];
  for (const { name } of tables) {
    const [row] = await owner.unsafe(
      `select md5(coalesce(string_agg(line, '' order by line), '')) as hash from (select md5(t::text) as line from "${name}" t) as lines`,
    );
    hashes.push(`${name} ${row?.hash}`);
  }
  return hashes.join("\n");
}

/** Refusals on record so far. */
export async function refusals(owner: Sql): Promise<number> {
  const [row] = await owner`select count(*)::int as n from audit_entry where action = 'access.refused'`;
  return row?.n as number;
}
