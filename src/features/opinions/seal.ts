import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** The panel has sat down together: one of its sittings was started, whatever became of it. */
export function hasSat(caseId: AnyColumn | string): SQL {
  return sql`exists (select 1 from sitting where sitting.case_id = ${caseId} and sitting.started_at is not null)`;
}

/** Every seat is held by somebody whose opinion is in. */
function allIn(caseId: AnyColumn | string): SQL {
  return sql`(exists (select 1 from seat where seat.case_id = ${caseId}) and not exists (
    select 1 from seat where seat.case_id = ${caseId} and not exists (
      select 1 from invitation holder join opinion said on said.invitation_id = holder.id
      where holder.seat_id = seat.id and holder.state in ('ACCEPTED', 'ATTENDED')
        and said.state in ('SUBMITTED', 'SUBMITTED_LATE'))))`;
}

/** Whether members read each other's opinions: nobody is led by another's before her own is in (D7). */
export function openToMembers(caseId: AnyColumn | string): SQL {
  return sql`(${hasSat(caseId)} or ${allIn(caseId)})`;
}

/** The seals of a case as they are now: `members` for the panel, `others` for applicant, supervision and regulators. */
export async function isUnsealed(tx: Tx, caseId: string): Promise<{ members: boolean; others: boolean }> {
  const [row] = await tx.execute<{ members: boolean; others: boolean }>(
    sql`select ${openToMembers(caseId)} as members, ${hasSat(caseId)} as others`,
  );
  return { members: row?.members === true, others: row?.others === true };
}
