import { sql } from "drizzle-orm";
import type { Invariant } from "@/platform/invariant";

/** Of sittings and who was there. */
export const sittingInvariants: readonly Invariant[] = [
  {
    name: "meetings.sittings-fit",
    ref: "D3, E14: sittings from 1 without a gap; held while the case is in its meeting, suspended while it is",
    lifecycle: "sitting",
    offenders: sql`select t.case_id as id from sitting t join review_case c on c.id = t.case_id
      group by t.case_id, c.state
      having min(ordinal) <> 1 or max(ordinal) <> count(*)
        or (c.state = 'IN_MEETING' and count(*) filter (where t.state = 'HELD') <> 1)
        or (c.state in ('PANEL_FORMED', 'PRE_REVIEW', 'SUSPENDED') and count(*) filter (where t.state = 'HELD') > 0)
      union all
      select c.id from review_case c where c.state in ('PRE_REVIEW', 'IN_MEETING', 'SUSPENDED')
        and (select t.state from sitting t where t.case_id = c.id order by ordinal desc limit 1) is distinct from
          case c.state when 'PRE_REVIEW' then 'CHECK_IN' when 'IN_MEETING' then 'HELD' else 'SUSPENDED' end`,
  },
  {
    name: "meetings.attendance-own",
    ref: "D5, D14 16: who attends sits on this panel and came within the window, by herself or from paper",
    lifecycle: "attendance",
    offenders: sql`select a.id from attendance a join sitting t on t.id = a.sitting_id
      join invitation i on i.id = a.invitation_id
      join review_case c on c.id = t.case_id join policy_version p on p.code = c.policy_code
      where i.case_id <> t.case_id
        or i.state not in ('ACCEPTED', 'ATTENDED', 'NO_SHOW', 'RELEASED', 'WITHDRAWN', 'REMOVED_CONFLICT')
        or a.at < t.scheduled_from - (p.parameters ->> 'meeting.check_in_before')::interval
        or (a.way <> 'PAPER' and a.at > t.scheduled_from + (p.parameters ->> 'meeting.check_in_after')::interval)`,
  },
  {
    name: "meetings.quorum-held",
    ref: "I1, 37号令 Art. 12: a meeting began with enough members of the main specialty",
    lifecycle: "sitting",
    offenders: sql`select t.id from sitting t join review_case c on c.id = t.case_id
      join policy_version p on p.code = c.policy_code
      where t.started_at is not null and (select count(*) from attendance a join invitation i on i.id = a.invitation_id
        join seat s on s.id = i.seat_id where a.sitting_id = t.id and s.main and a.at <= t.started_at)
        < (p.parameters ->> 'panel.min_main')::int`,
  },
  {
    name: "meetings.ended-judged",
    ref: "D5, D13: when a meeting is over who was there has attended, and who was not is on record as absent",
    lifecycle: "sitting",
    offenders: sql`select i.id from sitting t join invitation i on i.case_id = t.case_id
      where t.state = 'ENDED' and (i.state = 'ACCEPTED'
        or (i.state = 'ATTENDED') <> exists (select from attendance a where a.sitting_id = t.id and a.invitation_id = i.id))
      union all
      select i.id from invitation i where (i.state = 'NO_SHOW') <> exists (
        select from conduct_record r where r.evidence_id = i.id and r.kind = 'NO_SHOW')`,
  },
];
