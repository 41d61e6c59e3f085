import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { dateAt } from "@/features/rulebook";
import type { Application } from "./lock-application";

/**
 * Whether somebody works today where the applicant works: her employers by the application and, when she is
 * a member already, by the pool. Who is known to have no employer is nobody's colleague.
 */
export async function sharesEmployer(
  tx: Db | Tx,
  personId: string,
  application: Pick<Application, "id" | "personId">,
  now: Date,
): Promise<boolean> {
  const today = dateAt(now);
  const [row] = await tx.execute<{ shared: boolean }>(sql`
    with employed (person_id, organization_id) as (
      select e.person_id, m.organization_id from expert e join expert_employment m on m.expert_id = e.id
      where e.person_id in (${personId}, ${application.personId}) and m.superseded_at is null
        and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})
      union all
      select ${application.personId}::uuid, a.organization_id from application_employment a
      where a.application_id = ${application.id} and a.valid_from <= ${today}
        and (a.valid_to is null or a.valid_to >= ${today})
    )
    select exists (select from employed mine join employed hers on hers.organization_id = mine.organization_id
      where mine.person_id = ${personId} and hers.person_id = ${application.personId}
        and mine.person_id <> hers.person_id) as shared`);
  return row?.shared ?? false;
}

/** Whether somebody checked the form (any submission) or gave an opinion: then she handles no objection (D1). */
export async function tookPart(
  tx: Db | Tx,
  personId: string,
  application: Pick<Application, "id" | "checkedBy">,
): Promise<boolean> {
  if (application.checkedBy === personId) return true;
  const [row] = await tx.execute<{ part: boolean }>(sql`
    select exists (select from application_opinion o
        where o.application_id = ${application.id} and o.reviewer_id = ${personId})
      or exists (select from audit_entry a
        where a.subject_type = 'application' and a.subject_id = ${application.id}::text
          and a.action in ('application.returned', 'application.passedCheck')
          and a.detail ->> 'by' = ${personId}) as part`);
  return row?.part ?? false;
}
