import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import type { Member } from "../rules/decision";
import { isStation } from "./queries/station-scope";

export interface Subject extends Member {
  readonly id: string;
  readonly number: string;
}

/** The member a decision is about, locked: two decisions, or one and her own resignation, happen one after the other. */
export async function lockSubject(
  tx: Tx,
  by: { readonly number: string } | { readonly id: string },
): Promise<Subject> {
  const [row] = await tx
    .select({ id: expert.id })
    .from(expert)
    .where("id" in by ? eq(expert.id, by.id) : eq(expert.number, by.number))
    .for("update");
  if (!row) throw new NotFound("expert");
  const subject = await readSubject(tx, row.id);
  if (!subject) throw new NotFound("expert");
  return subject;
}

/** The same without a lock, for the station's pages; for anybody else there is nobody to decide about. */
export async function findSubject(ctx: Pick<Ctx, "actor" | "tx">, expertId: string): Promise<Subject | null> {
  return isStation(ctx.actor) ? readSubject(reader(ctx), expertId) : null;
}

async function readSubject(tx: Pick<Tx, "execute">, expertId: string): Promise<Subject | null> {
  const [row] = await tx.execute<{
    id: string;
    number: string;
    personId: string;
    departed: Member["departed"];
    suspended: boolean;
    pending: boolean;
  }>(sql`
    select e.id, e.number, e.person_id as "personId",
      (select kind from expert_departure d where d.expert_id = e.id and d.ended_at is null) as departed,
      exists (select 1 from expert_suspension s where s.expert_id = e.id and s.lifted_at is null
        and (s.suspended_to is null or s.suspended_to > app_now())) as suspended,
      exists (select 1 from expert_decision x where x.expert_id = e.id and x.state = 'PROPOSED') as pending
    from expert e where e.id = ${expertId}`);
  return row ?? null;
}
