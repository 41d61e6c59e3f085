import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ReviewCase } from "@/features/reviews";
import { presentStates } from "../rules/states";

/** A member of the panel as the ballot sees her. */
export type Elector = {
  readonly invitationId: string;
  readonly expertId: string;
  readonly personId: string;
  readonly number: string;
  readonly main: boolean;
  readonly servingSince: string;
};

/** Who may vote now: the seated; once the panel has come together, those of them who are there (D6). */
export async function electorateOf(tx: Tx, reviewed: Pick<ReviewCase, "id" | "state">): Promise<Elector[]> {
  const there = presentStates.includes(reviewed.state)
    ? sql`and exists (select from attendance a join sitting t on t.id = a.sitting_id
        where a.invitation_id = i.id and t.id = (
          select id from sitting where case_id = ${reviewed.id} order by ordinal desc limit 1))`
    : sql``;
  const rows = await tx.execute<Elector>(sql`
    select i.id as "invitationId", i.expert_id as "expertId", e.person_id as "personId", e.number, s.main,
      coalesce((select min(term_from) from expert_term t where t.expert_id = e.id), '9999-12-31')::text as "servingSince"
    from invitation i join seat s on s.id = i.seat_id join expert e on e.id = i.expert_id
    where i.case_id = ${reviewed.id} and i.state in ('ACCEPTED', 'ATTENDED') ${there}
    order by s.ordinal`);
  return [...rows];
}
