import { sql } from "drizzle-orm";
import { seatedStates } from "@/db/schema";
import { type Invariant, listed } from "@/platform/invariant";

const seated = listed(seatedStates);
const formed = listed(["PANEL_FORMED", "PRE_REVIEW"]);
const underWay = listed(["DRAWING", "INVITING", "POOL_EXHAUSTED", "PANEL_FORMED", "PRE_REVIEW"]);
const before = listed(["DRAFT", "SUBMITTED", "RETURNED", "ADMITTED"]);

/** Of a case's seats, and of the panel they make. */
export const panelInvariants: readonly Invariant[] = [
  {
    name: "panels.formed-full",
    ref: "I1, 二(二), E14: every seat accepted or left on the day, five distinct people of the main specialty",
    offenders: sql`select c.id from review_case c
      left join seat s on s.case_id = c.id
      left join invitation i on i.seat_id = s.id and i.state = 'ACCEPTED'
      left join expert e on e.id = i.expert_id
      where c.state in ${formed}
      group by c.id
      having count(distinct e.person_id) filter (where s.main) < 5
        or count(distinct e.person_id) <> count(s.id) filter (where c.state = 'PANEL_FORMED' or i.id is not null or not exists (
          select from invitation w where w.seat_id = s.id and w.state = 'WITHDRAWN'))`,
  },
  {
    name: "panels.employer-cap",
    ref: "D0 panel.employer_cap: no unit has more people on a panel than the round allowed",
    offenders: sql`select distinct i.case_id as id from invitation i
      where i.state in ${seated} and i.employer <> ''
      group by i.case_id, i.employer
      having count(*) > (select max((r.request ->> 'employerCap')::int) from draw_round r where r.case_id = i.case_id)`,
  },
  {
    name: "panels.seats-fit",
    ref: "D3, E6: seats as the frozen conditions say, main specialty first, five of it or more",
    offenders: sql`select c.id from review_case c
      left join lateral (select count(*) as seats, count(*) filter (where main) as main,
          bool_or(main and specialty <> c.seats -> 0 ->> 'specialty') as strange,
          count(*) <> coalesce(max(ordinal), 0) as gap from seat s where s.case_id = c.id) s on true
      where (c.state in ${before} and (s.seats > 0 or c.frozen_at is not null))
        or (c.state in ${underWay} and (c.frozen_at is null or s.main < 5 or s.strange or s.gap
          or s.seats <> (select sum((one ->> 'count')::int) from jsonb_array_elements(c.seats) one)
          or s.main <> (c.seats -> 0 ->> 'count')::int))`,
  },
  {
    name: "panels.seats-own",
    ref: "I3: an invitation, its seat and its round belong to one case; one person a seat, each asked once",
    offenders: sql`select i.id from invitation i join seat s on s.id = i.seat_id join draw_round r on r.id = i.round_id
      where s.case_id <> i.case_id or r.case_id <> i.case_id
        or exists (select 1 from invitation o where o.id <> i.id and o.case_id = i.case_id
          and (o.expert_id = i.expert_id or (o.seat_id = i.seat_id and o.state in ${seated} and i.state in ${seated})))`,
  },
  {
    name: "panels.case-fits",
    ref: "D3: the case is where its rounds and seats have brought it",
    lifecycle: "review_case",
    offenders: sql`select c.id from review_case c
      left join lateral (select count(*) as rounds, count(*) filter (where state = 'REQUESTED') as open
        from draw_round r where r.case_id = c.id) r on true
      where (c.state in ${before} and r.rounds > 0) or (c.state in ${underWay} and r.rounds = 0)
        or (r.open > 0 and c.state not in ('DRAWING', 'CANCELLED', 'VOID'))
        or (c.state in ${formed}) <> (c.panel_formed_at is not null and c.state in ${underWay})
        or (c.state = 'POOL_EXHAUSTED' and c.exhausted_reason is null)
        or (c.state in ('CANCELLED', 'VOID') and exists (
          select 1 from invitation i where i.case_id = c.id and i.state in ${seated}))
        or (c.panel_formed_at is not null and not exists (
          select 1 from audit_entry a where a.subject_id = c.id::text and a.action = 'panel.formed'))`,
  },
  {
    name: "panels.vacancy-followed",
    ref: "二(三) 自动补位: seats that ask for something have somebody at work on them",
    lifecycle: "review_case",
    offenders: sql`select c.id from review_case c
      where c.state in ('INVITING', 'DRAWING')
        and not exists (select 1 from draw_round r where r.case_id = c.id and r.state = 'REQUESTED')
        and (select bool_or(i.id is null) or bool_and(i.state in ('ACCEPTED', 'ATTENDED')) from seat s
          left join invitation i on i.seat_id = s.id and i.state in ${seated} where s.case_id = c.id)
        and not exists (select 1 from outbox o where o.job = 'panels.settle-case' and o.done_at is null
          and o.dead_at is null and o.payload ->> 'caseId' = c.id::text)`,
  },
];
