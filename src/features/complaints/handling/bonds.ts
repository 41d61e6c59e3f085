import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { dateAt } from "@/features/rulebook";
import type { Bonds } from "../policy";

interface About {
  readonly subjectKind: string;
  readonly subjectExpertId: string | null;
  readonly subjectOrganizationId: string | null;
  readonly subjectStaffId: string | null;
  readonly relieved: readonly string[];
}

/**
 * What stands between an officer and a complaint today: herself, a unit she works for or acts for that is the
 * accused's as well, an office with the authority complained about (D12, E33).
 */
export async function readBonds(
  tx: Pick<Tx, "execute">,
  personId: string,
  one: About,
  now: Date,
): Promise<Bonds> {
  const today = dateAt(now);
  const office = one.subjectKind === "STATION" ? "station" : one.subjectKind === "DISTRICT" ? "district" : "";
  const [row] = await tx.execute<{ subject: boolean; sharedUnit: boolean; ownBody: boolean }>(sql`
    with accused as (
      select person_id from expert where id = ${one.subjectExpertId}::uuid
      union select ${one.subjectStaffId}::uuid where ${one.subjectStaffId}::uuid is not null
    ), accused_unit as (
      select ${one.subjectOrganizationId}::uuid as organization_id where ${one.subjectOrganizationId}::uuid is not null
      union select m.organization_id from expert_employment m where m.expert_id = ${one.subjectExpertId}::uuid
        and m.superseded_at is null and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})
    ), own_unit as (
      select m.organization_id from expert e join expert_employment m on m.expert_id = e.id
      where e.person_id = ${personId}::uuid and m.superseded_at is null
        and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})
      union select d.organization_id from organization_delegate d join person p on p.id_number_hash = d.id_number_hash
      where p.id = ${personId}::uuid and d.ended_at is null and d.accepted_at is not null
        and d.valid_from <= ${today} and d.valid_to >= ${today}
    )
    select exists (select from accused where person_id = ${personId}::uuid) as subject,
      exists (select from own_unit o join accused_unit a on a.organization_id = o.organization_id) as "sharedUnit",
      exists (select from staff_post s where s.person_id = ${personId}::uuid and s.post = ${office}
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})) as "ownBody"`);
  if (!row) throw new Error("the database gave no answer");
  return { ...row, relieved: one.relieved.includes(personId) };
}
