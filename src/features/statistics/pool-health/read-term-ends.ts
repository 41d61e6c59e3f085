import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { dateAt } from "@/features/rulebook";

/** How many terms end in each of the next twelve months with no later term behind them; every month is there. */
export async function readTermEnds(tx: Tx, now: Date): Promise<{ month: string; experts: number }[]> {
  const today = dateAt(now);
  return tx.execute<{ month: string; experts: number }>(sql`
    with month as (
      select generate_series(date_trunc('month', ${today}::date), date_trunc('month', ${today}::date) + interval '11 months', interval '1 month')::date as first
    ),
    last_term as (
      select t.expert_id, max(t.term_to) as term_to from expert_term t
      where t.superseded_at is null
        and not exists (select from expert_departure d where d.expert_id = t.expert_id and d.ended_at is null)
      group by t.expert_id
    )
    select to_char(m.first, 'YYYY-MM') as month, count(l.expert_id)::int as experts
    from month m left join last_term l on l.term_to >= greatest(m.first, ${today}::date) and l.term_to < (m.first + interval '1 month')::date
    group by m.first order by m.first`);
}
