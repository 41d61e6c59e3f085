import { sql } from "drizzle-orm";

/**
 * What an authority has put on record against a contractor and confirmed by an act of its own, as rows for whoever
 * draws consequences: findings of which rectification was demanded (37号令 Art. 28), and reviews outside the platform
 * that were circulated after the unit was heard (五(二)). That experts were not drawn here is said by the latter alone,
 * so that one fact is not told twice. Columns: type, id, fact, organizationId, caseId, occurredAt, recordedBy, words,
 * policyCode (null: the version in force), at.
 */
export const confirmedFacts = sql`
  select 'inspection_finding' as type, f.id,
    case f.code when 'STARTED_EARLY' then 'STARTED_EARLY' else 'PLAN_DEVIATED' end as fact,
    i.organization_id as "organizationId", i.case_id as "caseId", i.recorded_at as "occurredAt", i.recorded_by as "recordedBy",
    f.text as words, l.policy_code as "policyCode", i.recorded_at as at
  from inspection_finding f join inspection i on i.id = f.inspection_id join inspection_list l on l.id = i.list_id
  where f.code in ('STARTED_EARLY', 'VERSION_DIFFERS') and i.round > 0
  union all
  select 'outside_review', o.id, 'BYPASSED_PLATFORM', o.organization_id, null, o.held_on::timestamp at time zone 'Asia/Shanghai',
    o.recorded_by, o.facts, null, o.decided_at
  from outside_review o where o.state = 'CIRCULATED'`;
