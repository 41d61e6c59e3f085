import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";
import { covered, lostStanding } from "../member-questions/lost-standing";

/** Of members who lost their standing, and of what the station is asked about them. */
export const memberQuestionInvariants: readonly Invariant[] = [
  {
    name: "panels.standing-asked",
    ref: "D2 a, E22: a member of a standing panel without standing has a question, open or answered",
    lifecycle: "member_question",
    offenders: sql`select i.id from review_case c
      join invitation i on i.case_id = c.id and i.state = 'ACCEPTED'
      cross join lateral ${lostStanding(sql`i.expert_id`)} lost
      where c.state in ('PANEL_FORMED', 'PRE_REVIEW') and c.meeting_from > app_now() and not ${covered}
        and greatest(lost.since, c.panel_formed_at) < app_now() - interval '5 minutes'`,
  },
  {
    name: "panels.questions-answered",
    ref: "D2 a: an answer has taken effect, and no question outlives its time",
    lifecycle: "member_question",
    offenders: sql`select q.id from member_question q join invitation i on i.id = q.invitation_id
      where i.case_id <> q.case_id or i.expert_id <> q.expert_id
        or (q.state = 'REPLACED' and (i.state <> 'RELEASED' or i.revoked_reason is distinct from 'STANDING'))
        or (q.state = 'KEPT' and q.cause = 'DECEASED')
        or (q.decided_by is not null and (q.state not in ('KEPT', 'REPLACED') or q.reason is null))
        or (q.decided_by is null and q.state <> 'LAPSED' and q.state <> 'OPEN' and q.decided_at < q.decide_by)
        or (q.state = 'OPEN' and q.decide_by < app_now() - interval '5 minutes')`,
  },
  {
    name: "panels.questions-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "member_question",
    offenders: badlyTraced("member_question", "question", [
      tracedOnce("question.opened", "true"),
      tracedOnce("question.decided", "t.state in ('KEPT', 'REPLACED')"),
      tracedOnce("question.lapsed", "t.state = 'LAPSED'"),
    ]),
  },
];
