import type { Sql, TransactionSql } from "postgres";
import type { City } from "../city";
import { writeFacts } from "../load/city-rows";
import { instantsOf } from "../load/instants";
import { writer } from "../load/write";

/** Tables that a seeding adds to at most by logging people in; all others are emptied and written anew. */
const staying = [
  "person",
  "organization",
  "app_user",
  "account",
  "session",
  "audit_entry",
  "clock_offset",
  "heartbeat",
  "policy_version",
  "catalogue_version",
  "jurisdiction",
  "holiday",
];
/** Of these, the tables whose triggers keep history or refuse the change. */
const guarded = ["audit_entry", "person"];

/**
 * Takes back what a killed seeding left half done, evidence and history included, whatever its steps write:
 * every table but those above is emptied and holds what the city says of it afterwards. Logins stay, with
 * the people and units behind them. `kept`: entries of the trace older than the seeding.
 */
export async function undoCases(owner: Sql, city: City, kept: readonly string[], now: Date): Promise<void> {
  await owner.begin(async (sql) => {
    const emptied = await sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${staying})`;
    const names = emptied.map(({ name }) => `"${name}"`);
    await triggers(sql, "disable", [...names, ...guarded]);
    await sql.unsafe(`truncate ${names.join(", ")}`);
    await restorePeople(sql, city, now);
    await restoreUnits(sql, city);
    await sql`delete from audit_entry where not (id = any(${[...kept]}::uuid[])) and action <> 'data.seeded'
      and not (subject_type = 'account' and subject_id in (select id from app_user))
      and not (subject_type = 'person' and subject_id in (select id::text from person))
      and not (subject_type = 'organization' and subject_id in (select id::text from organization))`;
    await writeFacts(writer(sql).write, city, now);
    await triggers(sql, "enable", [...names, ...guarded]);
  });
}

async function triggers(sql: TransactionSql, what: "disable" | "enable", tables: readonly string[]) {
  for (const table of tables) await sql.unsafe(`alter table ${table} ${what} trigger user`);
}

/** Whoever has no login and is not of the city goes; phones count as verified as they did. */
async function restorePeople(sql: TransactionSql, city: City, now: Date): Promise<void> {
  const ids = city.people.map(({ id }) => id);
  const verified = city.people.filter((one) => one.phoneVerified).map(({ id }) => id);
  await sql`delete from person where not (id = any(${ids}::uuid[]))
    and id not in (select person_id from app_user where person_id is not null)`;
  await sql`update person set phone_verified_at =
    case when id = any(${verified}::uuid[]) then ${instantsOf(city.today, now).phoneVerified}::timestamptz end
    where id = any(${ids}::uuid[])`;
  await sql`insert into phone_verification (id, person_id, verified_at)
    select gen_random_uuid(), id, phone_verified_at from person where phone_verified_at is not null`;
}

/** Names and structure as the city has them; units nobody has logged in for and the city does not know go. */
async function restoreUnits(sql: TransactionSql, city: City): Promise<void> {
  const units = city.units.map(({ id, name, stopNode, branchOf }) => ({ id, name, stopNode, branchOf }));
  await sql`delete from organization where not (id = any(${units.map(({ id }) => id)}::uuid[]))
    and id not in (select organization_id from app_user where organization_id is not null)`;
  await sql`update organization o set name = u.name, stop_node = u."stopNode", stop_reason = null, branch_of = u."branchOf"
    from jsonb_to_recordset(${sql.json(units)}) as u (id uuid, name text, "stopNode" boolean, "branchOf" uuid)
    where o.id = u.id`;
}
