import { type SQL, sql } from "drizzle-orm";
import { employerChoice, firstReason, inForce, mainEmployments, standingFacts, timesOf } from "../standing";

/**
 * Every member with what holds of her now, as a FROM: `e` the member, `p` the person, `term` the term that runs
 * or the last one, `unit` the employer that counts, `standing` the one word. The facts are those the draw asks
 * for (standing): whoever is ACTIVE here has no reason against being drawn in herself. Sets joined once.
 */
export function membersNow(now: Date, confirmMonths: number): SQL {
  const { day, happened } = timesOf({ at: now });
  // Why she is not in term is told apart here, and an employer unconfirmed comes last.
  const { joins, reason } = firstReason(standingFacts({ at: now, confirmMonths }), [
    "SUSPENDED",
    "ON_LEAVE",
    "PHONE_UNVERIFIED",
  ]);
  return sql`
    expert e
    join person p on p.id = e.person_id
    left join (select distinct on (expert_id) expert_id, term_from, term_to, document, onboarded_at,
        term_from <= ${day} and term_to >= ${day} as runs, term_from > ${day} as ahead
      from expert_term where superseded_at is null
      order by expert_id, (term_from <= ${day} and term_to >= ${day}) desc, term_to desc, id) term on term.expert_id = e.id
    left join ${employersNow(now)} unit on unit.expert_id = e.id
    left join (select expert_id, min(kind) as kind from expert_departure
      where ${happened(sql`departed_at`)} and not ${happened(sql`ended_at`)} group by expert_id) gone on gone.expert_id = e.id
    ${joins}
    cross join lateral (select case
      when gone.expert_id is not null then gone.kind
      when in_term.expert_id is null then case
        when term.ahead then 'NOT_BEGUN' when term.runs then 'PENDING_ONBOARD' else 'TERM_EXPIRED' end
      when ${reason} is not null then ${reason}
      when confirmed.expert_id is null then 'EMPLOYER_UNCONFIRMED'
      else 'ACTIVE' end as word) standing`;
}

/** The employer that counts, one row a member: `expert_id`, `name`, `uscc`. */
export function employersNow(now: Date, only?: SQL): SQL {
  return sql`(select distinct on (employer.expert_id) employer.expert_id, o.name, o.uscc
    from ${mainEmployments(timesOf({ at: now }), only)} employer join organization o on o.uscc = employer.uscc
    order by employer.expert_id, ${employerChoice})`;
}

/** The specialties held now, as JSON; for the members of one page. */
export function specialtiesNow(now: Date): SQL {
  return sql`coalesce((select jsonb_agg(distinct specialty) from expert_specialty
    where expert_id = e.id and ${inForce(timesOf({ at: now }))}), '[]')`;
}

/** Whether a member holds one of the specialties named by a pattern, such as `SZ-%`. */
export function holdsSpecialty(now: Date, pattern: string): SQL {
  return sql`e.id in (select expert_id from expert_specialty
    where specialty like ${pattern} and ${inForce(timesOf({ at: now }))})`;
}

/** Text as part of a LIKE pattern. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}
