import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, listed } from "@/platform/invariant";
import { ballotStates } from "../rules/states";

const voting = listed(ballotStates);
/** How long sweeps may take to follow, whatever became of the jobs. */
const soon = sql`interval '5 minutes'`;

/** Of ballots: who is voted for by whom, what follows from it, and that it is on record. */
export const electionInvariants: readonly Invariant[] = [
  {
    name: "meetings.plan-released",
    ref: "四(一)2, D3: members read the plan because it was released to them",
    lifecycle: "review_case",
    offenders: badlyTraced("review_case", "case", [
      ["plan.released", "(t.state in ('PRE_REVIEW', 'IN_MEETING', 'SUSPENDED'))::int", "1000"],
    ]),
  },
  {
    name: "meetings.votes-own",
    ref: "二(二), D6: members of the panel vote, for candidates of the ballot, before it closes",
    lifecycle: "leader_election",
    offenders: sql`select e.id from leader_vote v join leader_election e on e.id = v.election_id
      join invitation voter on voter.id = v.voter_invitation_id
      where voter.case_id <> e.case_id or not v.candidate_invitation_id = any(e.candidates) or v.cast_at >= e.closes_at`,
  },
  {
    name: "meetings.ballots-in-sequence",
    ref: "D6: ballots from 1 without a gap, a run-off after a tie alone, the last one current",
    lifecycle: "leader_election",
    offenders: sql`select e.case_id as id from leader_election e group by e.case_id
      having min(ordinal) <> 1 or max(ordinal) <> count(*)
        or max(ordinal) filter (where state in ('OPEN', 'DECIDED')) <> max(ordinal)
      union all
      select r.id from leader_election r where r.runoff > 0 and not exists (
        select from leader_election e where e.case_id = r.case_id and e.ordinal = r.ordinal - 1
          and e.state = 'RUNOFF' and r.candidates <@ e.candidates)`,
  },
  {
    name: "meetings.leader-chosen",
    ref: "二(二), D6: the leader is a candidate of the main specialty, whom the count or the station names",
    lifecycle: "leader_election",
    offenders: sql`select e.id from leader_election e
      join invitation i on i.id = e.leader_invitation_id join seat s on s.id = i.seat_id
      where i.case_id <> e.case_id or not s.main or not i.id = any(e.candidates) and e.way <> 'APPOINTED'
        or (e.way = 'MAJORITY' and (e.tally -> 'counts' ->> i.id::text)::int * 2 <= (e.tally ->> 'electorate')::int)
        or (e.way in ('PLURALITY', 'TIE_BREAK') and exists (select from jsonb_each_text(e.tally -> 'counts') other
          where other.value::int > (e.tally -> 'counts' ->> i.id::text)::int))`,
  },
  {
    name: "meetings.leader-followed",
    ref: "D6, E15: no ballot is overdue, no leader outlives her seat, and none is voted for after the case is over",
    lifecycle: "leader_election",
    offenders: sql`select e.id from leader_election e join review_case c on c.id = e.case_id
      where (e.state = 'OPEN' and e.closes_at < app_now() - ${soon})
        or (e.state = 'OPEN' and c.state not in ${voting} and c.closed_at < app_now() - ${soon})`,
  },
  {
    name: "meetings.ballots-traced",
    ref: "I6: one entry a transition, and none says who voted for whom",
    lifecycle: "leader_election",
    offenders: sql`select e.id from leader_election e
      left join lateral (select count(*) filter (where action = 'election.opened') as opened,
          count(*) filter (where action = 'election.decided') as decided,
          count(*) filter (where action = 'election.runOff') as runoff,
          count(*) filter (where action = 'election.vacated') as vacated
        from audit_entry a where a.subject_id = e.case_id::text and a.detail ->> 'election' = e.id::text
          and a.action like 'election.%') said on true
      where said.opened <> 1 or said.decided <> (e.leader_invitation_id is not null)::int
        or said.runoff <> (e.state = 'RUNOFF')::int or said.vacated <> (e.state = 'VACATED')::int
      union all
      select a.id from audit_entry a where a.action = 'election.voted'
        and (select count(*) from jsonb_object_keys(a.detail)) <> 1`,
  },
];
