import { desc, sql } from "drizzle-orm";
import { auditEntry } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isStation } from "./station-scope";

export interface MemberTraceLine {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  /** Role of who acted, or the kind of actor. */
  readonly actor: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Page {
  readonly limit: number;
  readonly offset: number;
}

/**
 * What the trace says about a member, newest first: herself, decisions about her, questions about her seats,
 * her applications. Single invitations stand in the traces of their cases.
 */
export async function listMemberTrace(
  ctx: Pick<Ctx, "actor" | "tx">,
  expertId: string,
  page: (total: number) => Page,
): Promise<{ total: number; lines: MemberTraceLine[] }> {
  if (!isStation(ctx.actor)) return { total: 0, lines: [] };
  const about = sql`(${auditEntry.subjectType}, ${auditEntry.subjectId}) in (
    select 'expert', ${expertId}::text
    union all select 'decision', d.id::text from expert_decision d where d.expert_id = ${expertId}::uuid
    union all select 'question', q.id::text from member_question q where q.expert_id = ${expertId}::uuid
    union all select 'application', a.id::text from expert_application a join expert e on e.person_id = a.person_id
      where e.id = ${expertId}::uuid)`;
  const [counted] = await reader(ctx).select({ n: sql<number>`count(*)::int` }).from(auditEntry).where(about);
  const total = counted?.n ?? 0;
  const { limit, offset } = page(total);
  const rows = await reader(ctx)
    .select()
    .from(auditEntry)
    .where(about)
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit)
    .offset(offset);
  return {
    total,
    lines: rows.map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action,
      actor: row.actorRole ?? row.actorKind,
      detail: row.detail,
    })),
  };
}
