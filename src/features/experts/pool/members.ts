import { type SQL, sql } from "drizzle-orm";
import { dateAt } from "@/features/rulebook";

/**
 * Every member with what holds of her now, as a FROM: `e` the member, `p` the person, `term` the term that runs
 * or the last one, `unit` the employer that counts, `standing`. Sets joined once: no look-up per member.
 */
export function membersNow(now: Date, confirmMonths: number): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const on = sql`${dateAt(now)}::date`;
  return sql`
    expert e
    join person p on p.id = e.person_id
    left join (select distinct on (expert_id) expert_id, term_from, term_to, document, onboarded_at,
        term_from <= ${on} and term_to >= ${on} as runs, term_from > ${on} as ahead
      from expert_term where superseded_at is null
      order by expert_id, (term_from <= ${on} and term_to >= ${on}) desc, term_to desc, id) term on term.expert_id = e.id
    left join (select distinct on (x.expert_id) x.expert_id, o.name, o.uscc
      from expert_employment x join organization o on o.id = x.organization_id
      where x.main = 'yes' and x.superseded_at is null and x.valid_from <= ${on} and (x.valid_to is null or x.valid_to >= ${on})
      order by x.expert_id, x.valid_from desc, x.id) unit on unit.expert_id = e.id
    left join (select expert_id, kind, departed_at from expert_departure
      where ended_at is null and departed_at <= ${at}) gone on gone.expert_id = e.id
    left join (select distinct expert_id from expert_suspension where lifted_at is null
      and suspended_from <= ${at} and (suspended_to is null or suspended_to > ${at})) suspended on suspended.expert_id = e.id
    left join (select distinct expert_id from expert_leave where cancelled_at is null
      and ${on} between leave_from and leave_to) away on away.expert_id = e.id
    left join (select distinct expert_id from employer_confirmation
      where confirmed_at > ${at} - make_interval(months => ${confirmMonths})) fresh on fresh.expert_id = e.id
    cross join lateral (select case
      when gone.kind is not null then gone.kind
      when term.runs is not true then case when term.ahead then 'NOT_BEGUN' else 'TERM_EXPIRED' end
      when term.onboarded_at is null then 'PENDING_ONBOARD'
      when suspended.expert_id is not null then 'SUSPENDED'
      when away.expert_id is not null then 'ON_LEAVE'
      when p.phone_verified_at is null then 'PHONE_UNVERIFIED'
      when fresh.expert_id is null then 'EMPLOYER_UNCONFIRMED'
      else 'ACTIVE' end as word) standing`;
}

/** The specialties held now, as JSON; for the members of one page. */
export function specialtiesNow(now: Date): SQL {
  const on = sql`${dateAt(now)}::date`;
  return sql`coalesce((select jsonb_agg(distinct s.specialty) from expert_specialty s
    where s.expert_id = e.id and ${holds("s", on)}), '[]')`;
}

/** Whether a member holds one of the specialties named by a pattern, such as `SZ-%`. */
export function holdsSpecialty(now: Date, pattern: string): SQL {
  const on = sql`${dateAt(now)}::date`;
  return sql`e.id in (select s.expert_id from expert_specialty s where s.specialty like ${pattern} and ${holds("s", on)})`;
}

function holds(alias: string, on: SQL): SQL {
  const s = sql.identifier(alias);
  return sql`${s}.superseded_at is null and ${s}.valid_from <= ${on} and (${s}.valid_to is null or ${s}.valid_to >= ${on})`;
}

/** Text as part of a LIKE pattern. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}
