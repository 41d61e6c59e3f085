import { sql } from "drizzle-orm";
import { dateAt } from "@/features/rulebook";
import { reader } from "@/platform/context";
import type { PublicCtx, PublicMember } from "./list-public";
import { employersNow, specialtiesNow } from "./members";

/** Reviews of one year in one specialty, counted once the meeting is over. */
export type ReviewCount = {
  readonly year: number;
  readonly specialty: string;
  readonly reviews: number;
};

/** A decision of two that stands and is announced: its kind, number and days; never its reasons. */
export type PublicNotice = {
  readonly kind: "SUSPEND" | "REMOVE";
  readonly document: string;
  readonly from: string;
  readonly to: string | null;
};

export type IntegrityFile = PublicMember & {
  /** In term now; how the membership ended; or its term is over. */
  readonly membership: "IN_TERM" | "EXPIRED" | "RESIGNED" | "REMOVED" | "DECEASED";
  readonly reviews: readonly ReviewCount[];
  readonly notices: readonly PublicNotice[];
};

/**
 * 专家诚信档案 (37号令 第25条) by the public number; null where there never was a term that has begun. Unconfirmed
 * conduct is not read at all: what is not confirmed cannot leak.
 */
export async function findIntegrityFile(ctx: PublicCtx, number: string): Promise<IntegrityFile | null> {
  if (!/^QD\d{6}$/.test(number)) return null;
  const db = reader(ctx);
  const on = sql`${dateAt(ctx.now)}::date`;
  const at = sql`${ctx.now.toISOString()}::timestamptz`;
  const [member] = await db.execute<Omit<IntegrityFile, "reviews" | "notices"> & { id: string }>(sql`
    select e.id, e.number, p.name, e.title, ${specialtiesNow(ctx.now)} as specialties,
      term.term_from::text as "termFrom", term.term_to::text as "termTo",
      coalesce(gone.kind, case when term.term_to >= ${on} then 'IN_TERM' else 'EXPIRED' end) as membership,
      unit.name as unit
    from expert e
    join person p on p.id = e.person_id
    join lateral (select term_from, term_to from expert_term t where t.expert_id = e.id and t.superseded_at is null
      and t.term_from <= ${on} order by t.term_to desc, t.id limit 1) term on true
    left join ${employersNow(ctx.now, sql`and expert_id in (select id from expert where number = ${number})`)} unit on unit.expert_id = e.id
    left join expert_departure gone on gone.expert_id = e.id and gone.ended_at is null and gone.departed_at <= ${at}
    where e.number = ${number}`);
  if (!member) return null;
  const { id, ...shown } = member;
  const reviews = await db.execute<ReviewCount>(sql`
    select extract(year from c.meeting_from at time zone 'Asia/Shanghai')::int as year, s.specialty, count(*)::int as reviews
    from invitation i join review_case c on c.id = i.case_id join seat s on s.id = i.seat_id
    where i.expert_id = ${id} and i.state in ('ACCEPTED', 'ATTENDED')
      and c.panel_formed_at is not null and c.meeting_to < ${at} and c.state not in ('CANCELLED', 'VOID', 'SUSPENDED')
    group by 1, 2 order by 1 desc, 2`);
  const notices = await db.execute<PublicNotice>(sql`
    select d.kind, d.document, (coalesce(s.suspended_from, d.effective_from, d.decided_at) at time zone 'Asia/Shanghai')::date::text as "from",
      d.effective_to::text as "to"
    from expert_decision d
    left join expert_suspension s on s.decision_id = d.id
    left join expert_departure g on g.decision_id = d.id
    where d.expert_id = ${id} and d.state = 'CONFIRMED'
      and ((d.kind = 'SUSPEND' and s.lifted_at is null and s.suspended_from <= ${at} and (s.suspended_to is null or s.suspended_to > ${at}))
        or (d.kind = 'REMOVE' and g.ended_at is null and g.departed_at <= ${at}))
    order by d.decided_at desc`);
  return { ...shown, reviews: [...reviews], notices: [...notices] };
}
