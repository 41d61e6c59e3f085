import { type SQL, sql } from "drizzle-orm";
import { addDuration, nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { shownFrom } from "./contractor-batch";
import { labelOf } from "./contractor-desk";

/** The seats of one specialty; which of them is confirmed is nobody's business. */
export interface SeatCount {
  readonly label: string;
  readonly total: number;
  readonly confirmed: number;
}

const at = (instant: Date): SQL => sql`${instant.toISOString()}::timestamptz`;

/**
 * Seats by specialty, counted at an instant of the past: an acceptance counts from when it was given until
 * the person's time was released. So the answer is the same however often it is asked within a batch.
 */
export async function readSeats(
  ctx: Pick<Ctx, "tx">,
  caseId: string,
  view: { asOf: Date; formed: boolean },
): Promise<SeatCount[]> {
  const confirmed = sql`exists (
    select 1 from invitation i join expert_hold h on h.invitation_id = i.id
    where i.seat_id = s.id and i.undertaken_at <= ${at(view.asOf)}
      and (h.released_at is null or h.released_at > ${at(view.asOf)}))`;
  const rows = await reader(ctx).execute<{ specialty: string; total: number; confirmed: number }>(sql`
    select s.specialty, count(*)::int as total, count(*) filter (where ${view.formed ? sql`true` : confirmed})::int as confirmed
    from seat s where s.case_id = ${caseId}
    group by s.specialty order by min(s.ordinal)`);
  return rows.map((row) => ({
    label: labelOf(row.specialty),
    total: row.total,
    confirmed: row.confirmed,
  }));
}

type Waiting = { deadline: string | null; sentAt: string | null; createdAt: string | null };

/**
 * The latest instant at which something about the people asked at `asOf` can show: their deadlines, or for a
 * message not delivered yet the end of the wait for its receipt and a whole window after it.
 */
export async function latestResult(
  ctx: Pick<Ctx, "tx">,
  caseId: string,
  view: { asOf: Date; nextUpdate: Date; policy: PolicyParameters },
): Promise<Date | null> {
  const { policy } = view;
  const asOf = at(view.asOf);
  const [row] = await reader(ctx).execute<Waiting>(sql`
    select max(deadline) filter (where delivered_at <= ${asOf}) as deadline,
      max(sent_at) filter (where sent_at <= ${asOf} and (delivered_at is null or delivered_at > ${asOf})) as "sentAt",
      max(created_at) filter (where delivered_at is null or delivered_at > ${asOf}) as "createdAt"
    from (select i.* from invitation i join expert_hold h on h.invitation_id = i.id
      where i.case_id = ${caseId} and i.created_at <= ${asOf}
        and (h.released_at is null or h.released_at > ${asOf})
        and (i.undertaken_at is null or i.undertaken_at > ${asOf})) asked`);
  const ends = [row?.deadline ? new Date(row.deadline) : null];
  const starts = [
    row?.sentAt ? new Date(row.sentAt) : null,
    row?.createdAt ? nextSendInstant(new Date(row.createdAt), policy["invite.send_hours"]) : null,
  ];
  for (const start of starts) {
    if (start)
      ends.push(
        addDuration(addDuration(start, policy["invite.undeliverable_after"]), policy["invite.window"]),
      );
  }
  const times = ends.flatMap((end) => (end ? [end.getTime()] : []));
  if (times.length === 0) return null;
  const last = shownFrom(new Date(Math.max(...times)), policy["contractor.view_refresh"]);
  return new Date(Math.max(last.getTime(), view.nextUpdate.getTime()));
}
