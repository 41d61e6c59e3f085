import { sql } from "drizzle-orm";
import { type Ctx, reader } from "./context";
import { Conflict } from "./errors";

/** Exports one login may take in a minute: a person needs fewer, a script is slowed down. */
const perMinute = 10;

/** Throws Conflict TOO_MANY_EXPORTS when the actor has taken enough of them; counted in the trace itself. */
export async function demandExportAllowance(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind !== "user") return;
  const [row] = await reader(ctx).execute<{ n: number }>(sql`
    select count(*)::int as n from audit_entry
    where actor_id = ${ctx.actor.id} and at > ${ctx.now.toISOString()}::timestamptz - interval '1 minute'
      and action = 'list.exported'`);
  if ((row?.n ?? 0) >= perMinute)
    throw new Conflict("TOO_MANY_EXPORTS", "一分钟内导出次数过多，请稍后再试。");
}
