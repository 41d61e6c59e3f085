import { sql } from "drizzle-orm";
import { seatedStates } from "@/db/schema";
import { badlyTraced, type Invariant, listed, tracedOnce } from "@/platform/invariant";

const seated = listed(seatedStates);

/** Of one invitation: its answer, its six hours, its hold, its trace. */
export const invitationInvariants: readonly Invariant[] = [
  {
    name: "panels.answers-in-time",
    ref: "I4, I5: accepted before the deadline, timed out at or after it",
    lifecycle: "invitation",
    offenders: sql`select id from invitation where
      (state in ('ACCEPTED', 'ATTENDED', 'DECLINED', 'WITHDRAWN', 'REMOVED_CONFLICT', 'RELEASED', 'NO_SHOW')
        and (decided_at is null or deadline is null or decided_at >= deadline))
      or (state = 'TIMED_OUT' and (decided_at is null or deadline is null or decided_at < deadline))
      or (state in ('CREATED', 'SENT', 'DELIVERED') and decided_at is not null)
      or (state in ('REVOKED', 'UNDELIVERABLE') and decided_at is null)
      or (state = 'DELIVERED' and deadline is null)
      or (state in ('ACCEPTED', 'ATTENDED') and undertaken_at is null)
      or (state = 'DECLINED') <> (decline_reason is not null)`,
  },
  {
    name: "panels.six-hours",
    ref: "二(三), I10, E30: the deadline is delivery plus the policy's window, the lane's where it was granted",
    lifecycle: "invitation",
    offenders: sql`select i.id from invitation i
      join review_case c on c.id = i.case_id join policy_version p on p.code = c.policy_code
      left join emergency_lane l on l.case_id = c.id
      where i.deadline <> i.delivered_at + (p.parameters ->>
          case when l.id is null then 'invite.window' else 'emergency.invite_window' end)::interval
        or i.delivered_at < i.created_at or (i.deadline is null) <> (i.delivered_at is null)`,
  },
  {
    name: "panels.nobody-overdue",
    ref: "二(三) 逾期不确认: a deadline that has passed has taken effect",
    lifecycle: "invitation",
    offenders: sql`select id from invitation where state = 'DELIVERED' and deadline < app_now() - interval '5 minutes'`,
  },
  {
    name: "panels.asked-by-message",
    ref: "E4: who waits has a message that is on its way or tells its end",
    lifecycle: "invitation",
    offenders: sql`select i.id from invitation i where i.state in ('CREATED', 'SENT') and not exists (
      select 1 from sms_message m where m.subject_id = i.id and m.template = 'invitation' and m.state <> 'CANCELLED')`,
  },
  {
    name: "panels.invitations-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "invitation",
    offenders: badlyTraced("invitation", "invitation", [
      tracedOnce("invitation.created", "true"),
      ["invitation.sent", "(t.state = 'SENT')::int", "1"],
      ["invitation.delivered", "(t.state in ('DELIVERED', 'TIMED_OUT'))::int", "1"],
      tracedOnce("invitation.accepted", "t.undertaken_at is not null"),
      tracedOnce("invitation.declined", "t.state = 'DECLINED'"),
      tracedOnce("invitation.timedOut", "t.state = 'TIMED_OUT'"),
      tracedOnce("invitation.undeliverable", "t.state = 'UNDELIVERABLE'"),
      tracedOnce("invitation.revoked", "t.state = 'REVOKED'"),
      tracedOnce("invitation.withdrawn", "t.state = 'WITHDRAWN'"),
      tracedOnce("invitation.removed", "t.state = 'REMOVED_CONFLICT'"),
      tracedOnce("invitation.released", "t.state = 'RELEASED'"),
    ]),
  },
  {
    name: "panels.timeouts-recorded",
    ref: "二(三) 如实记录: one record for each timeout, none for anybody else",
    offenders: sql`
      with recorded as (select evidence_id, expert_id, count(*) as times from conduct_record
        where kind = 'CONFIRM_TIMEOUT' group by 1, 2)
      select i.id from invitation i left join recorded r on r.evidence_id = i.id and r.expert_id = i.expert_id
      where i.state = 'TIMED_OUT' and coalesce(r.times, 0) <> 1
      union all
      select c.id from conduct_record c left join invitation i on i.id = c.evidence_id and i.expert_id = c.expert_id
      where c.evidence_type = 'invitation' and not coalesce(case c.kind
        when 'CONFIRM_TIMEOUT' then i.state = 'TIMED_OUT' when 'DECLINED_WITHOUT_REASON' then i.state = 'DECLINED'
        when 'WITHDREW_LATE' then i.state = 'WITHDRAWN' when 'NO_SHOW' then i.state = 'NO_SHOW'
        when 'UNDISCLOSED_CONFLICT' then i.state in ('REMOVED_CONFLICT', 'ATTENDED')
        -- What she wrote beforehand is on record whether she came or not (四(二)3).
        when 'OPINION_MISSING' then i.state in ('ATTENDED', 'NO_SHOW') when 'OPINION_LATE' then i.state in ('ATTENDED', 'NO_SHOW')
        when 'OPINION_ON_TIME' then i.state in ('ATTENDED', 'NO_SHOW')
        else i.state = 'ATTENDED' end, false)`,
  },
  {
    name: "panels.no-double-holds",
    ref: "I2, E5: nobody is held twice at a time",
    offenders: sql`select a.id from expert_hold a join expert_hold b
      on b.expert_id = a.expert_id and b.id <> a.id and a.during && b.during
      where a.released_at is null and b.released_at is null`,
  },
  {
    name: "panels.holds-follow",
    ref: "I2, E5: who is asked or seated is held for the meeting, firmly once accepted; nobody else is",
    offenders: sql`select i.id from invitation i join review_case c on c.id = i.case_id
      left join expert_hold h on h.invitation_id = i.id and h.released_at is null
      where (i.state in ${seated}) <> (h.id is not null)
        or h.expert_id <> i.expert_id
        or h.firm <> (i.state in ('ACCEPTED', 'ATTENDED'))
        or not h.during @> tstzrange(c.meeting_from, c.meeting_to)`,
  },
];
