import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** Of credit events, the ledger and appeals (D13, E32). */
export const eventInvariants: readonly Invariant[] = [
  {
    name: "credit.ledger-follows",
    ref: "D13, I8: an event counts by one line with its own points, from its confirmation on and not before",
    lifecycle: "credit_event",
    offenders: sql`
      select e.id from credit_event e left join credit_entry c on c.event_id = e.id and c.kind = 'CONFIRMED'
      where (e.state in ('CONFIRMED', 'EXPIRED')) <> (c.id is not null)
        or c.points <> e.points or c.rule <> e.rule or c.year <> e.year or c.entered_at <> e.confirmed_at
        or c.expert_id is distinct from e.expert_id and c.id is not null
        or e.confirmed_at < e.objection_due_at`,
  },
  {
    name: "credit.reversed-to-nothing",
    ref: "D13, E32: a reversal is a compensating line; the lines of a reversed event come to nothing",
    offenders: sql`
      select e.id from credit_event e
      left join lateral (select sum(points) as net, count(*) filter (where kind = 'REVERSED') as reversals
        from credit_entry c where c.event_id = e.id) l on true
      where (e.reversed_at is not null) <> (coalesce(l.reversals, 0) = 1) or (e.reversed_at is not null and l.net <> 0)`,
  },
  {
    name: "credit.two-persons",
    ref: "D13: whoever proposed an event decides nothing about it, nor does its subject",
    lifecycle: "credit_event",
    offenders: sql`
      select e.id from credit_event e left join expert x on x.id = e.expert_id
      where e.decided_by = e.proposed_by or x.person_id in (e.proposed_by, e.decided_by)
        or (e.state in ('OBJECTED', 'UPHELD') and e.objected_at >= e.objection_due_at)
        or (e.state in ('CONFIRMED', 'EXPIRED') and e.decided_by is null and (e.source = 'MANUAL' or e.points < 0))`,
  },
  {
    name: "credit.evidence-there",
    ref: "features.md 82: every point leads to its evidence",
    offenders: sql`
      select e.id from credit_event e where
        (e.evidence_type = 'conduct_record' and not exists (select from conduct_record c where c.id = e.evidence_id
          and c.expert_id = e.expert_id and c.kind = e.kind and c.points = e.points))
        or (e.evidence_type = 'unit_conduct' and not exists (select from unit_conduct u where u.id = e.evidence_id
          and u.organization_id = e.organization_id and u.kind = e.kind))
        or (e.evidence_type = 'inspection_finding' and not exists (select from inspection_finding f join inspection i on i.id = f.inspection_id
          where f.id = e.evidence_id and i.organization_id = e.organization_id and i.recorded_by = e.proposed_by and i.round > 0))
        or (e.evidence_type = 'outside_review' and not exists (select from outside_review o where o.id = e.evidence_id
          and o.organization_id = e.organization_id and o.recorded_by = e.proposed_by and o.state = 'CIRCULATED'))
        or (e.evidence_type = 'complaint' and not exists (select from complaint c where c.id = e.evidence_id and c.state = 'CLOSED'
          and coalesce(c.review_outcome, c.outcome) <> 'DISMISSED'
          and (c.subject_expert_id = e.expert_id or c.subject_organization_id = e.organization_id)))
        or (e.source = 'MANUAL' and e.notified_at is not null and not exists (select from evidence_file f
          where f.credit_event_id = e.id and f.removed_at is null and f.uploaded_at <= e.notified_at))`,
  },
  {
    name: "credit.appeals-heard",
    ref: "E32, E33: by somebody who had no part in the event; granted means reversed",
    lifecycle: "credit_appeal",
    offenders: sql`
      select a.id from credit_appeal a join credit_event e on e.id = a.event_id
      where a.decided_by in (e.proposed_by, e.decided_by) or (a.state = 'GRANTED') <> (e.reversed_at is not null)`,
  },
  {
    name: "credit.suspensions-fall",
    ref: "E32: what rested on a reversed event is over",
    offenders: sql`
      select g.decision_id as id from credit_ground g join credit_event e on e.id = g.event_id
      left join expert_suspension s on s.decision_id = g.decision_id
      left join expert_departure d on d.decision_id = g.decision_id
      left join expert_decision x on x.id = g.decision_id
      where e.reversed_at is not null and (x.state = 'PROPOSED'
        or (s.id is not null and s.lifted_at is null and (s.suspended_to is null or s.suspended_to > e.reversed_at))
        or (d.id is not null and d.ended_at is null))`,
  },
  {
    name: "credit.events-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "credit_event",
    offenders: badlyTraced("credit_event", "credit", [
      tracedOnce("credit.proposed", "true"),
      tracedOnce("credit.notified", "t.notified_at is not null"),
      tracedOnce("credit.objected", "t.objected_at is not null"),
      tracedOnce(
        "credit.upheld",
        "t.objected_at is not null and t.decided_at is not null and t.state <> 'CANCELLED'",
      ),
      tracedOnce("credit.cancelled", "t.state = 'CANCELLED'"),
      tracedOnce("credit.confirmed", "t.confirmed_at is not null"),
      tracedOnce("credit.expired", "t.expired_at is not null"),
      tracedOnce("credit.reversed", "t.reversed_at is not null"),
    ]),
  },
  {
    name: "credit.appeals-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "credit_appeal",
    offenders: sql`
      with said as (select detail ->> 'appeal' as appeal, action, count(*) as times from audit_entry
        where action in ('appeal.filed', 'appeal.granted', 'appeal.dismissed') group by 1, 2)
      select a.id from credit_appeal a
      cross join lateral (values ('appeal.filed', true), ('appeal.granted', a.state = 'GRANTED'),
        ('appeal.dismissed', a.state = 'DISMISSED')) w (action, due)
      left join said s on s.appeal = a.id::text and s.action = w.action
      where coalesce(s.times, 0) <> w.due::int`,
  },
];
