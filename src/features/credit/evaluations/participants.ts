import { sql } from "drizzle-orm";
import { type Ctx, reader } from "@/platform/context";

export interface Participant {
  readonly expertId: string;
  readonly personId: string;
  readonly number: string;
  readonly name: string;
  /** Meetings of the year she attended. */
  readonly reviews: number;
}

/**
 * Who is evaluated for a year: whoever was in term on a day of it, or has a line in its ledger; nobody who has died.
 * With `only`, one of them. Ordered by the pool's number.
 */
export async function listParticipants(
  ctx: Pick<Ctx, "tx">,
  year: number,
  only?: string,
): Promise<Participant[]> {
  const rows = await reader(ctx).execute<Participant & Record<string, unknown>>(sql`
    select e.id as "expertId", e.person_id as "personId", e.number, p.name,
      (select count(distinct i.case_id)::int from invitation i join sitting s on s.case_id = i.case_id and s.state = 'ENDED'
        where i.expert_id = e.id and i.state = 'ATTENDED'
          and extract(year from s.ended_at at time zone 'Asia/Shanghai') = ${year}) as reviews
    from expert e join person p on p.id = e.person_id
    where (exists (select from expert_term t where t.expert_id = e.id and t.superseded_at is null and t.onboarded_at is not null
        and t.term_from <= make_date(${year}, 12, 31) and t.term_to >= make_date(${year}, 1, 1))
      or exists (select from credit_entry c where c.expert_id = e.id and c.year = ${year}))
      and not exists (select from expert_departure d where d.expert_id = e.id and d.kind = 'DECEASED' and d.ended_at is null)
      ${only ? sql`and e.id = ${only}` : sql``}
    order by e.number`);
  return [...rows];
}
