import { aCase, one, sealedFile } from "./plant-parts";

/** A case whose panel has concluded, with the plan and the report that a revision or an approval is about. */
const concluded = (conclusion: string, state: string) => `${sealedFile}
  update review_case set state = '${state}', conclusion = '${conclusion}' where id = (select case_id from stored_file where object_key = 'cases/planted');
  insert into report (id, case_id, ordinal, state, leader_invitation_id, conclusion, headings)
  select '00000000-0000-4000-8000-0000000000e1', case_id, 77, 'DRAFT', (select id from invitation limit 1), '${conclusion}', '{}'
  from stored_file where object_key = 'cases/planted';
  insert into report_item (id, report_id, ordinal, heading, severity, text)
  values ('00000000-0000-4000-8000-0000000000e2', '00000000-0000-4000-8000-0000000000e1', 1, 'SITE', 'MUST', '补充');`;
const aRound = (state: string) => `
  insert into revision_round (id, case_id, report_id, round, state, plan_file_id, plan_sha256, submitted_by, leader_due_date, leader_due_at, decided_at, leader_invitation_id, leader_opinion)
  select '00000000-0000-4000-8000-0000000000e3', case_id, '00000000-0000-4000-8000-0000000000e1', 1, '${state}', id, sha256, 'test', '2026-12-01', app_now(),
    ${state === "LEADER_REVIEW" ? "null, null, null" : "app_now(), (select id from invitation limit 1), '同意'"} from stored_file where object_key = 'cases/planted';`;
const anApproval = (state: string) => `
  insert into approval (id, case_id, ordinal, state, plan_file_id, plan_sha256, company_signatory, company_file_id, submitted_by)
  select '00000000-0000-4000-8000-0000000000e4', case_id, 1, '${state}', id, sha256, '测试', id, 'test' from stored_file where object_key = 'cases/planted';`;

/** An opinion of a member of the panel that stands, which nothing led to. */
const anOpinion = (state: string, version: number, frozen = false) => `
  insert into opinion (id, case_id, invitation_id, state, version, submitted_at, frozen_at)
  select '00000000-0000-4000-8000-0000000000f1', case_id, id, '${state}', ${version}, ${version > 0 ? "app_now()" : "null"}, ${frozen ? "app_now()" : "null"}
  from invitation where case_id = ${aCase("PANEL_FORMED")} and state = 'ACCEPTED' limit 1;`;

/** A report of the panel that stands, of which one member has to be asked; nothing led to it. */
const aReport = (state: string, conclusion = "PASS") => `
  insert into report (id, case_id, ordinal, state, leader_invitation_id, conclusion, headings, content, content_hash, check_code, public_code, confirming_at, locked_at, due_at)
  select '00000000-0000-4000-8000-0000000000f2', case_id, 78, '${state}', id, '${conclusion}', '{}',
    jsonb_build_object('panel', jsonb_build_array(jsonb_build_object('invitationId', id)), 'items', '[]'::jsonb, 'conclusion', '${conclusion}'),
    repeat('a', 64), 'AAAA-AAAA-AAAA-AAAA', 'planted', app_now(), app_now(), app_now()
  from invitation where case_id = ${aCase("PANEL_FORMED")} and state = 'ACCEPTED' limit 1;`;
const aMediation = (state: "OPEN" | "AGREED") => `
  insert into mediation (id, case_id, report_id, state, decided_at)
  select '00000000-0000-4000-8000-0000000000f3', case_id, id, '${state}', ${state === "OPEN" ? "null" : "app_now()"} from report where ordinal = 78;`;

/** Of what follows on the panel: meetings, opinions, reports, approvals. */
export const reviewPlants: Readonly<Record<string, string>> = {
  "meetings.plan-released": `update review_case set state = 'PRE_REVIEW' where id = ${aCase("PANEL_FORMED")}`,
  "meetings.votes-own": `${ballot("1", "OPEN")} insert into leader_vote (election_id, voter_invitation_id, candidate_invitation_id)
    select e.id, i.id, i.id from leader_election e, invitation i where i.id = ${one("SENT")}`,
  "meetings.ballots-in-sequence": ballot("2", "OPEN"),
  "meetings.leader-chosen": ballot("1", "DECIDED"),
  "meetings.leader-followed": `${ballot("1", "OPEN")} update leader_election set closes_at = app_now() - interval '1 hour'`,
  "meetings.ballots-traced": ballot("1", "OPEN"),
  "meetings.sittings-fit": aSitting("2", "CHECK_IN"),
  "meetings.attendance-own": `${aSitting("1", "CHECK_IN")} insert into attendance (id, sitting_id, invitation_id, way, recorded_by)
    select gen_random_uuid(), t.id, ${one("SENT")}, 'PAGE', 'test' from sitting t`,
  "meetings.quorum-held": aSitting("1", "HELD"),
  "meetings.ended-judged": aSitting("1", "ENDED"),
  "meetings.moves-answered": `${move("ASKING")} update meeting_move_answer set deadline = app_now() - interval '1 hour'`,
  "meetings.moves-followed": `${move("AGREED")} update meeting_move_answer set answer = 'REFUSED', answered_at = app_now()`,
  "meetings.moves-traced": move("ASKING"),
  "opinions.versions-gapless": anOpinion("SUBMITTED", 1),
  "opinions.bound-to-plan": `${sealedFile} ${anOpinion("SUBMITTED", 1)}
    insert into opinion_version (id, opinion_id, version, content, content_hash, plan_file_id, plan_sha256)
    select gen_random_uuid(), o.id, 1, '{}', 'planted', f.id, repeat('b', 64) from opinion o, stored_file f where f.object_key = 'cases/planted'`,
  "opinions.own-seat": `${anOpinion("DRAFT", 0)} update opinion set case_id = ${aCase("CANCELLED")}`,
  "opinions.frozen-recorded": anOpinion("MISSING", 0, true),
  "opinions.traced": anOpinion("SUBMITTED", 1),
  "reports.locked-by-all": aReport("LOCKED"),
  "reports.content-hash": aReport("CONFIRMING"),
  "reports.conclusion-guards": aReport("CONFIRMING", "PASS_AFTER_REVISION"),
  "reports.case-concluded": `update review_case set conclusion = 'PASS', concluded_at = app_now() where id = ${aCase("PANEL_FORMED")}`,
  "reports.timeliness-kept": `${aReport("LOCKED")} update report set overdue_at = app_now()`,
  "reports.dissent-free": `${aReport("LOCKED")} insert into report_confirmation (report_id, invitation_id, content_hash, answer, conclusion, reason)
    select id, leader_invitation_id, content_hash, 'DISSENTED', 'FAIL', '验算不足' from report`,
  "reports.mediated": `${aReport("DISSENTED")} ${aMediation("AGREED")}`,
  "reports.accepted-by-default": `${aReport("ACCEPTED")}
    insert into report_submission (id, case_id, report_id, ordinal, report_file_id, sheet_file_id, signers, conclusion, check_code, submitted_by, timeliness, findings, state, accept_by, checked_at)
    select gen_random_uuid(), case_id, id, 1, gen_random_uuid(), gen_random_uuid(), '{}', 'PASS', 'BBBB', 'test', 'ON_TIME', '{CODE_DIFFERS}', 'ACCEPTED', app_now(), app_now() from report`,
  "reports.traced": aReport("DRAFT"),
  "reports.mediation-traced": `${aReport("DISSENTED")} ${aMediation("OPEN")}`,
  "approvals.same-file": `${concluded("PASS", "APPROVAL")} ${anApproval("SUPERVISOR_REVIEW")} update approval set plan_sha256 = repeat('b', 64)`,
  "approvals.granted-once": concluded("PASS", "APPROVED"),
  "approvals.rounds-fit": `${concluded("PASS_AFTER_REVISION", "APPROVAL")} ${aRound("LEADER_REVIEW")}`,
  "approvals.confirmed-means-done": `${concluded("PASS_AFTER_REVISION", "APPROVAL")} ${aRound("CONFIRMED")}`,
  "approvals.traced": `${concluded("PASS", "APPROVAL")} ${anApproval("SUPERVISOR_REVIEW")}`,
  "approvals.successors-fit": `update review_case set predecessor_id = ${aCase("INVITING")}, predecessor_kind = 'FAILED' where id = ${aCase("ADMITTED")}`,
  "approvals.seats-inherited": `update invitation set round_id = null, inherited_from = ${one("RELEASED")} where id = ${one("CREATED")}`,
};

/** A ballot of the panel that stands, for nobody of it. */
function ballot(ordinal: string, state: "OPEN" | "DECIDED"): string {
  const decided = state === "DECIDED";
  return `insert into leader_election (id, case_id, ordinal, state, candidates, closes_at, leader_invitation_id, way, decided_at, tally)
    select gen_random_uuid(), i.case_id, ${ordinal}, '${state}', '{}', app_now() + interval '1 day',
      ${decided ? "i.id, 'MAJORITY', app_now(), '{}'" : "null, null, null, null"}
    from invitation i where i.case_id = ${aCase("PANEL_FORMED")} and i.state = 'ACCEPTED' limit 1;`;
}

/** A coming-together of the panel that stands. */
function aSitting(ordinal: string, state: "CHECK_IN" | "HELD" | "ENDED"): string {
  return `insert into sitting (id, case_id, ordinal, state, code, scheduled_from, scheduled_to, place, opened_by, started_at, ended_at)
    values (gen_random_uuid(), ${aCase("PANEL_FORMED")}, ${ordinal}, '${state}', 'planted', app_now(), app_now() + interval '1 hour', '会议室', 'test',
      ${state === "CHECK_IN" ? "null" : "app_now()"}, ${state === "ENDED" ? "app_now()" : "null"});`;
}

/** A move of its meeting, with one member asked. */
function move(state: "ASKING" | "AGREED"): string {
  return `insert into meeting_move (id, case_id, state, reason, old_from, old_to, old_place, new_from, new_to, new_place, proposed_by, closed_at)
    select '00000000-0000-4000-8000-000000000777', ${aCase("PANEL_FORMED")}, '${state}', '台风', app_now(), app_now() + interval '1 hour', '会议室',
      app_now() + interval '2 days', app_now() + interval '3 days', '会议室', 'test', ${state === "ASKING" ? "null" : "app_now()"};
    insert into meeting_move_answer (id, move_id, invitation_id, deadline)
    select gen_random_uuid(), '00000000-0000-4000-8000-000000000777', i.id, app_now() + interval '6 hours'
    from invitation i where i.case_id = ${aCase("PANEL_FORMED")} and i.state = 'ACCEPTED' limit 1;`;
}
