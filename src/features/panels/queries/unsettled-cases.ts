import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Cases whose seats ask for something nobody has done yet: found by looking, whatever became of the jobs. */
export async function listUnsettled(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from review_case c
    where c.state in ('INVITING', 'DRAWING')
      and not exists (select 1 from draw_round r where r.case_id = c.id and r.state = 'REQUESTED')
      and exists (select 1 from seat s where s.case_id = c.id)
      and ((select bool_or(i.id is null) or bool_and(coalesce(i.state, '') = 'ACCEPTED') from seat s
            left join invitation i on i.seat_id = s.id and i.state in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'ATTENDED')
            where s.case_id = c.id))
    order by c.id limit ${limit}`);
  return rows.map(({ id }) => id);
}
