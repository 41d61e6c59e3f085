import { sql } from "drizzle-orm";
import { type Ctx, reader } from "@/platform/context";

/** Reviews of the last year in her specialties, and how many of them a setting leaves her to be drawn for. */
export interface Chances {
  readonly reviews: number;
  readonly open: number;
}

/**
 * What districts and days off cost, by what happened: reviews drawn in the last 365 days that asked for one of
 * her specialties. A functional area counts with its district; the city's own reviews are held all over it.
 */
export async function estimateChances(
  ctx: Pick<Ctx, "actor" | "now" | "tx">,
  setting: { districts: readonly string[]; daysOff: readonly number[] },
): Promise<Chances> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return { reviews: 0, open: 0 };
  const at = sql`${ctx.now.toISOString()}::timestamptz`;
  const districts = sql`${`{${setting.districts.join(",")}}`}::text[]`;
  const daysOff = sql`${`{${setting.daysOff.join(",")}}`}::int[]`;
  const rows = await reader(ctx).execute<{ reviews: number; open: number }>(sql`
    select count(*)::int as reviews, count(*) filter (where
      (cardinality(${districts}) = 0 or kind = 'municipal' or district = any(${districts}))
      and not weekday = any(${daysOff}))::int as open
    from (
      select lower(j.kind) as kind, split_part(c.jurisdiction_code, '-', 1) as district,
        extract(isodow from c.meeting_from at time zone 'Asia/Shanghai')::int as weekday
      from review_case c join jurisdiction j on j.code = c.jurisdiction_code
      where c.meeting_from is not null
        and exists (select from draw_round r where r.case_id = c.id and r.requested_at > ${at} - interval '365 days')
        and exists (select from seat s join expert_specialty x on x.specialty = s.specialty
          where s.case_id = c.id and x.expert_id = ${actor.expertId} and x.superseded_at is null)
    ) held`);
  return rows[0] ?? { reviews: 0, open: 0 };
}
