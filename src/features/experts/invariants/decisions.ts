import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** Of decisions about members: two people, a document, and the fact they made. */
export const decisionInvariants: readonly Invariant[] = [
  {
    name: "experts.decisions-by-two",
    ref: "D2, C1 9: confirmed by another person of the station than proposed it, never by the member herself",
    lifecycle: "expert_decision",
    offenders: sql`select d.id from expert_decision d join expert e on e.id = d.expert_id
      where e.person_id in (d.proposed_by, d.decided_by)
        or (d.state in ('CONFIRMED', 'REFUSED') and d.decided_by is not distinct from d.proposed_by)
        or (d.state = 'WITHDRAWN' and d.decided_by is distinct from d.proposed_by)
        or (d.state = 'CONFIRMED' and not exists (select 1 from evidence_file f where f.decision_id = d.id
          and f.kind = 'DECISION_DOCUMENT' and f.removed_at is null and f.uploaded_at <= d.decided_at))`,
  },
  {
    name: "experts.decisions-effective",
    ref: "D2: a confirmed decision made its fact, and no other decision did",
    lifecycle: "expert_decision",
    offenders: sql`
      select d.id from expert_decision d where d.kind = 'SUSPEND'
        and (d.state = 'CONFIRMED') <> (select count(*) = 1 from expert_suspension s where s.decision_id = d.id)
      union all
      select d.id from expert_decision d where d.kind in ('REMOVE', 'DECEASED')
        and (d.state = 'CONFIRMED') <> (select count(*) = 1 from expert_departure x where x.decision_id = d.id
          and x.kind = case d.kind when 'REMOVE' then 'REMOVED' else 'DECEASED' end)
      union all
      select d.id from expert_decision d where d.kind = 'LIFT' and d.state = 'CONFIRMED' and exists (
        select 1 from expert_suspension s where s.expert_id = d.expert_id and s.recorded_at < d.decided_at
          and s.lifted_at is null and (s.suspended_to is null or s.suspended_to > d.decided_at))`,
  },
  {
    name: "experts.decisions-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "expert_decision",
    offenders: badlyTraced("expert_decision", "decision", [
      tracedOnce("decision.proposed", "true"),
      tracedOnce("decision.confirmed", "t.state = 'CONFIRMED'"),
      tracedOnce("decision.refused", "t.state = 'REFUSED'"),
      tracedOnce("decision.withdrawn", "t.state = 'WITHDRAWN'"),
    ]),
  },
];
