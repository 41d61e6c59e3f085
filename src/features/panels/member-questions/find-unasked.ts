import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Ctx } from "@/platform/context";
import { recheckSeats } from "../recheck-case";
import { covered, lostStanding } from "./lost-standing";

const batch = 50;

/**
 * Standing is lost by time as well: a term ends, a suspension begins on its day. Cases with somebody for whom
 * that has no consequence yet are looked at again, whatever became of the jobs. Answers how many moved.
 */
export async function findUnasked(ctx: Ctx): Promise<number> {
  const cases = await database().execute<{ id: string }>(sql`
    select distinct c.id from review_case c
    join invitation i on i.case_id = c.id
    cross join lateral ${lostStanding(sql`i.expert_id`)} lost
    where c.meeting_from > app_now() and not ${covered}
      and ((c.state in ('PANEL_FORMED', 'PRE_REVIEW') and i.state = 'ACCEPTED')
        or (c.state in ('DRAWING', 'INVITING', 'POOL_EXHAUSTED')
          and (i.state in ('CREATED', 'SENT', 'DELIVERED') or (i.state = 'ACCEPTED' and lost.cause <> 'TERM_EXPIRED'))))
    order by c.id limit ${batch}`);
  let moved = 0;
  for (const { id } of cases) {
    const { ended, asked } = await recheckSeats(ctx, id);
    if (ended + asked > 0) moved++;
  }
  return moved;
}
