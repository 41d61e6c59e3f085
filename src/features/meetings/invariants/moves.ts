import { sql } from "drizzle-orm";
import type { Invariant } from "@/platform/invariant";

const soon = sql`interval '5 minutes'`;

/** Of moves: who is asked, what follows from the answers. */
export const moveInvariants: readonly Invariant[] = [
  {
    name: "meetings.moves-answered",
    ref: "E29: members alone are asked, each answers in time or is out of time, and no answer is overdue",
    lifecycle: "meeting_move",
    offenders: sql`select a.id from meeting_move_answer a join meeting_move m on m.id = a.move_id
      join invitation i on i.id = a.invitation_id
      where i.case_id <> m.case_id
        or (a.answer in ('ACCEPTED', 'REFUSED') and a.answered_at >= a.deadline)
        or (a.answer = 'TIMED_OUT' and a.answered_at < a.deadline)
        or (m.state = 'ASKING' and a.answer is null and a.deadline < app_now() - ${soon})`,
  },
  {
    name: "meetings.moves-followed",
    ref: "E29: an agreed move let go who could not come, without a record against her; an earlier time had all consents",
    lifecycle: "meeting_move",
    offenders: sql`select i.id from meeting_move m join meeting_move_answer a on a.move_id = m.id
      join invitation i on i.id = a.invitation_id
      where m.state = 'AGREED' and (
        (coalesce(a.answer, 'TIMED_OUT') <> 'ACCEPTED' and i.state in ('ACCEPTED', 'ATTENDED', 'NO_SHOW'))
        or (m.new_from < m.old_from and a.answer in ('REFUSED', 'TIMED_OUT') and i.state = 'RELEASED'
          and i.revoked_reason = 'MOVED'))
      union all
      select i.id from invitation i join conduct_record r on r.evidence_id = i.id
      where i.state = 'RELEASED' and i.revoked_reason = 'MOVED'`,
  },
  {
    name: "meetings.moves-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "meeting_move",
    offenders: sql`select m.id from meeting_move m
      left join lateral (select count(*) filter (where action = 'meeting.moveProposed') as proposed,
          count(*) filter (where action = 'meeting.moved') as moved,
          count(*) filter (where action = 'meeting.moveEnded') as ended
        from audit_entry a where a.subject_id = m.case_id::text and a.detail ->> 'move' = m.id::text
          and a.action like 'meeting.move%') said on true
      where said.proposed <> 1 or said.moved <> (m.state = 'AGREED')::int
        or said.ended <> (m.state in ('REFUSED', 'WITHDRAWN'))::int`,
  },
];
