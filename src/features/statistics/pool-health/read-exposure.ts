import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Exposure } from "../rules/exposure";

/** Rounds looked at, the newest first: enough to see a drift, few enough for one page. */
export const roundsRead = 300;

/**
 * Every pool member's chances and draws, from the frozen requests and certificates of the last year. The chance
 * in a round is seats drawn over experts eligible, specialty by specialty; the cap on one employer shifts it a
 * little towards small employers (features.md C18), which the page says.
 */
export async function readExposure(tx: Tx, now: Date): Promise<{ rounds: number; experts: Exposure[] }> {
  const rows = await tx.execute<{ rounds: number; expert: string; chances: number[]; drawn: number }>(sql`
    with taken as (
      select id, candidates, certificate from draw_round
      where state = 'DRAWN' and drawn_at > ${now.toISOString()}::timestamptz - interval '1 year'
      order by drawn_at desc limit ${roundsRead}
    ),
    drawn as (
      select t.id, d ->> 'expert' as expert, d ->> 'specialty' as specialty
      from taken t, jsonb_array_elements(t.certificate -> 'drawn') d
    ),
    places as (select id, specialty, count(*) as drawn from drawn group by id, specialty),
    eligible as (
      select t.id, c ->> 'expert' as expert, s.specialty
      from taken t, jsonb_array_elements(t.candidates::jsonb) c, jsonb_array_elements_text(c -> 'specialties') s(specialty)
      where c ->> 'excluded' is null
    ),
    depth as (select id, specialty, count(*) as experts from eligible group by id, specialty),
    chance as (
      select e.id, e.expert, least(1, sum(p.drawn::numeric / d.experts)) as chance
      from eligible e join places p using (id, specialty) join depth d using (id, specialty)
      group by e.id, e.expert
    )
    select (select count(*)::int from taken) as rounds, c.expert, jsonb_agg(c.chance::float8) as chances,
      (select count(*)::int from drawn x where x.expert = c.expert) as drawn
    from chance c group by c.expert order by c.expert`);
  return {
    rounds: rows[0]?.rounds ?? 0,
    experts: rows.map(({ expert, chances, drawn }) => ({ expert, chances, drawn })),
  };
}
