import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, notSealed, tracedOnce } from "@/platform/invariant";

/** What holds of complaints at every moment. */
export const invariants: readonly Invariant[] = [
  {
    name: "complaints.sealed",
    ref: "D12: author, words and the reason of a review are sealed, the query code a hash",
    lifecycle: "complaint",
    offenders: sql`select id from complaint where ${notSealed("content_sealed")} or code_hash !~ '^[0-9a-f]{64}$'
      or (author_sealed is not null and ${notSealed("author_sealed")})
      or (review_reason_sealed is not null and ${notSealed("review_reason_sealed")})`,
  },
  {
    name: "complaints.author-untraced",
    ref: "D12: the trace of its coming in and of its author's request for a review names nobody",
    lifecycle: "complaint",
    offenders: sql`select subject_id as id from audit_entry where subject_type = 'complaint' and actor_kind <> 'public'
      and (action = 'complaint.received' or (action = 'complaint.reviewRequested' and detail ->> 'by' = 'AUTHOR'))`,
  },
  {
    name: "complaints.independent",
    ref: "D12, E33: not in the hands of who is complained about, was relieved, or decided what is reviewed; the station not its own judge",
    lifecycle: "complaint",
    offenders: sql`select c.id from complaint c
      where c.handler_id = c.subject_staff_id or c.decided_by = c.subject_staff_id
        or exists (select from expert e where e.id = c.subject_expert_id
          and e.person_id in (c.handler_id, c.triaged_by, c.decided_by, c.reviewed_by))
        or c.handler_id = any (c.relieved) or (c.state in ('REVIEW_REQUESTED', 'REVIEWED') and c.handler_id = c.decided_by)
        or (c.subject_kind = 'STATION' and c.body <> 'bureau')`,
  },
  {
    name: "complaints.heard",
    ref: "D12: nobody is found guilty unheard: she stated, or her days were over when it was decided",
    lifecycle: "complaint",
    offenders: sql`select id from complaint where outcome in ('UPHELD', 'PARTLY')
      and (told_at is null or (stated_at is null and decided_at < statement_by))`,
  },
  {
    name: "complaints.opened-by-handler",
    ref: "D12: who opened an author's name had taken the complaint before",
    lifecycle: "complaint",
    offenders: sql`select a.subject_id as id from audit_entry a where a.action = 'complaint.authorOpened' and not exists (
      select from audit_entry t where t.subject_id = a.subject_id and t.action = 'complaint.taken'
        and t.actor_id = a.actor_id and t.at <= a.at)`,
  },
  {
    name: "complaints.traced",
    ref: "I6: each step once on record, as the state says",
    lifecycle: "complaint",
    offenders: badlyTraced("complaint", "complaint", [
      tracedOnce("complaint.received", "true"),
      tracedOnce("complaint.accepted", "t.decide_by is not null"),
      tracedOnce("complaint.notAccepted", "t.state = 'NOT_ACCEPTED'"),
      tracedOnce("complaint.transferred", "t.state = 'TRANSFERRED'"),
      tracedOnce("complaint.extended", "t.extended_at is not null"),
      tracedOnce("complaint.accusedAsked", "t.told_at is not null"),
      tracedOnce("complaint.stated", "t.stated_at is not null"),
      tracedOnce("complaint.decided", "t.decided_at is not null"),
      tracedOnce("complaint.notified", "t.notified_at is not null"),
      tracedOnce("complaint.reviewRequested", "t.review_asked_at is not null"),
      tracedOnce("complaint.reviewed", "t.reviewed_at is not null"),
      tracedOnce("complaint.closed", "t.state = 'CLOSED'"),
    ]),
  },
];
