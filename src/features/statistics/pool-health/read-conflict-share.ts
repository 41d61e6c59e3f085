import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { roundsRead } from "./read-exposure";

/** By specialty: of those who could have been drawn but for a conflict of interest, the share that had one (mean over rounds). */
export async function readConflictShare(tx: Tx, now: Date): Promise<Map<string, number>> {
  const rows = await tx.execute<{ specialty: string; share: number }>(sql`
    with taken as (
      select id, candidates from draw_round
      where state in ('DRAWN', 'INFEASIBLE') and round = 1 and drawn_at > ${now.toISOString()}::timestamptz - interval '1 year'
      order by drawn_at desc limit ${roundsRead}
    ),
    counted as (
      select t.id, s.specialty,
        count(*) filter (where c ->> 'excluded' in ('PARTY_EMPLOYER', 'PARTY_RELATED', 'PARTY_FORMER', 'DECLARED_INTEREST'))::numeric as conflicts,
        count(*) filter (where coalesce(c ->> 'excluded', '') not in ('NOT_IN_TERM', 'SUSPENDED', 'ON_LEAVE', 'PHONE_UNVERIFIED'))::numeric as standing
      from taken t, jsonb_array_elements(t.candidates::jsonb) c, jsonb_array_elements_text(c -> 'specialties') s(specialty)
      group by t.id, s.specialty
    )
    select specialty, avg(conflicts / standing)::float8 as share from counted where standing > 0 group by specialty`);
  return new Map(rows.map(({ specialty, share }) => [specialty, share]));
}
