import type { Sql } from "postgres";
import type { City } from "../city";

/** Everything a seeding writes, what is referred to after what refers to it; `organization` and logins stay. */
const tables = [
  "sms_receipt",
  "sms_attempt",
  "sms_message",
  "expert_hold",
  "conduct_record",
  "invitation",
  "draw_round",
  "draw_chain",
  "seat",
  "stored_file",
  "review_item",
  "review_case",
  "case_number",
  "outbox",
];
const evidence = ["audit_entry", "conduct_record", "draw_chain", "draw_round", "expert_interest"];

/**
 * Takes back what a killed seeding left half done, evidence included: nothing but that seeding has written
 * cases here, and the city itself says what was there before. `kept`: entries of the trace older than it.
 */
export async function undoCases(owner: Sql, city: City, kept: readonly string[]): Promise<void> {
  const verified = new Set(city.people.filter((one) => one.phoneVerified).map(({ id }) => id));
  await owner.begin(async (sql) => {
    for (const table of evidence) await sql.unsafe(`alter table ${table} disable trigger user`);
    await sql.unsafe(`truncate ${tables.join(", ")}`);
    await sql`delete from audit_entry where not (id = any(${[...kept]}::uuid[])) and action <> 'data.seeded'
      and subject_type not in ('person', 'account', 'organization')`;
    await sql`delete from expert_interest
      where not (id = any(${city.experts.flatMap((one) => one.interests.map(({ id }) => id))}::uuid[]))`;
    await sql`update person set phone_verified_at = app_now()
      where phone_verified_at is null and id = any(${[...verified]}::uuid[])`;
    for (const table of evidence) await sql.unsafe(`alter table ${table} enable trigger user`);
  });
}
