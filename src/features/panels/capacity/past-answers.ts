import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { arrayOf } from "../conflicts";
import type { Answers } from "../rules/capacity";

type Row = { specialty: string; accepted: number; declined: number; silent: number };

const none: Answers = { accepted: 0, declined: 0, silent: 0 };

/**
 * How the invitations of the last year were answered, by specialty of the seat. Accepting counts whatever came
 * of it later; revoked invitations were never answered and do not count. Unreachable ones count as silent.
 */
export async function pastAnswers(
  tx: Tx,
  specialties: readonly string[],
  now: Date,
): Promise<(specialty: string) => Answers> {
  const rows = await tx.execute<Row>(sql`
    select s.specialty,
      count(*) filter (where i.state in ('ACCEPTED', 'ATTENDED', 'NO_SHOW', 'WITHDRAWN', 'REMOVED_CONFLICT', 'RELEASED'))::int as accepted,
      count(*) filter (where i.state = 'DECLINED')::int as declined,
      count(*) filter (where i.state in ('TIMED_OUT', 'UNDELIVERABLE'))::int as silent
    from invitation i join seat s on s.id = i.seat_id
    where s.specialty = any(${arrayOf(specialties)}::text[]) and i.created_at > ${now.toISOString()}::timestamptz - interval '1 year'
    group by s.specialty`);
  const bySpecialty = new Map(rows.map(({ specialty, ...answers }) => [specialty, answers]));
  return (specialty) => bySpecialty.get(specialty) ?? none;
}
