import { sql } from "drizzle-orm";
import { relatedOrganizations } from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { arrayOf } from "./conflicts";
import { recheckCase, recheckedStates } from "./recheck-case";

/**
 * How a unit hangs together with others has changed, or who acts for it (E7, E9): every open case in which the
 * touched group is a party, or employs somebody asked or seated, is looked at again. Whatever became related
 * runs through the touched unit, so its group of today, siblings included, holds the party or the employer.
 */
export async function recheckOrganization(ctx: Ctx, input: { organizationId: string }): Promise<void> {
  for (const caseId of await findTouchedCases(ctx, input.organizationId)) await recheckCase(ctx, caseId);
}

async function findTouchedCases(ctx: Ctx, organizationId: string): Promise<string[]> {
  const today = dateAt(ctx.now);
  const related = await relatedOrganizations(reader(ctx), [organizationId], today, { siblings: true });
  const group = sql`any(${arrayOf([organizationId, ...related.keys()])}::uuid[])`;
  const rows = await reader(ctx).execute<{ id: string }>(sql`
    select c.id from review_case c
    where c.state = any(${arrayOf(recheckedStates)}::text[]) and (
      exists (select 1 from project_party p where p.project_id = c.project_id and p.organization_id = ${group})
      or exists (
        select 1 from invitation i join expert_employment m on m.expert_id = i.expert_id
        where i.case_id = c.id and i.state in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'ATTENDED')
          and m.organization_id = ${group} and m.superseded_at is null
          and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})))
    order by c.id`);
  return rows.map(({ id }) => id);
}
