import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import type { Denial } from "@/platform/errors";

export const opinionFirst: Denial = {
  code: "OPINION_FIRST",
  sentence: "您是会议中止后补位的专家，请先提交审查意见，再签到。",
};

/** Who of these has taken a seat after a meeting was broken off, and has not handed in an opinion yet (E14). */
export async function joinedWithoutOpinion(
  db: Pick<Db | Tx, "execute">,
  invitationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ id: string }>(sql`
    select i.id from invitation i where i.id = any(${`{${invitationIds.join(",")}}`}::uuid[])
      and exists (select from sitting s where s.case_id = i.case_id and s.suspended_at < i.created_at)
      and not exists (select from opinion o where o.invitation_id = i.id and o.version > 0)`);
  return new Set(rows.map(({ id }) => id));
}
