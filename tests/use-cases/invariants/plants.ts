import { aCase, one, sealedFile } from "./plant-parts";
import { reviewPlants } from "./review-plants";

/** Triggers are off while a plant is put in; CHECKs and indexes have to be taken away where they stand in front. */
const drop = (table: string, ...names: string[]) =>
  names.map((name) => `alter table ${table} drop constraint ${name};`).join(" ");
const item = (suffix: string, state: string) => `
  insert into hazardous_item (id, project_id, part, kind, parameters, classification, result, fingerprint)
  select '00000000-0000-4000-8000-00000000000${suffix}', project_id, '井', 'pit', '{}', '{}', 'OVER_SCALE', 'planted-${suffix}' from review_case where id = ${aCase(state)};
  insert into review_item (case_id, item_id, fingerprint, open)
  select ${aCase(state)}, '00000000-0000-4000-8000-00000000000${suffix}', 'planted-${suffix}', true;`;

const question = (
  state: string,
) => `insert into member_question (id, case_id, invitation_id, expert_id, cause, suggestion, state, decide_by, decided_at)
  select gen_random_uuid(), case_id, id, expert_id, 'SUSPENDED', 'REPLACE', '${state}', app_now() + interval '1 hour', ${state === "OPEN" ? "null" : "app_now()"} from invitation where state = 'ACCEPTED' limit 1`;
const decision = (
  kind: string,
  state: string,
  decider: string,
) => `insert into expert_decision (id, expert_id, kind, state, reason, document, proposed_by, decided_by, decided_at)
  select gen_random_uuid(), id, '${kind}', '${state}', '测试', '测试', '00000000-0000-4000-8000-000000000001', ${decider}, ${decider === "null" ? "null" : "app_now()"} from expert limit 1`;

/** An application with one specialty, put straight into a state; nothing led to it. */
const application = (suffix: string, state: string) => `
  insert into expert_application (id, number, person_id, kind, state, version, policy_code, submitted_at, undertaken_at, publicity_from, publicity_to, closed_at)
  select '00000000-0000-4000-8000-0000000001${suffix}0', 'SB2026-90000${suffix}', id, 'NEW', '${state}', 1, '2025-01-08', app_now(), app_now(),
    app_now(), app_now() + interval '1 day', app_now() from person limit 1;
  insert into application_specialty (id, application_id, specialty, statement)
  select gen_random_uuid(), '00000000-0000-4000-8000-0000000001${suffix}0', 'SZ-JK', '业绩';`;

const anImport = (
  state: string,
  sealed: string,
) => `insert into bulk_import (id, kind, state, file_name, sha256, rows, content_sealed, created_by)
  select gen_random_uuid(), 'EXPERTS', '${state}', '测试.xlsx', repeat('a', 64), 1, ${sealed}, id from person limit 1`;

/** For each invariant, by name: SQL that breaks it in an otherwise healthy world. */
export const plants: Readonly<Record<string, string>> = {
  "platform.outbox-drained": `insert into outbox (id, job, payload, due_at) values (gen_random_uuid(), 'test.lost', '{}', app_now() - interval '31 minutes')`,
  "platform.outbox-one-end": `update outbox set dead_at = app_now() where id = (select id from outbox limit 1)`,
  "platform.outbox-without-persons": `update outbox set payload = '{"to": "13912345678"}' where id = (select id from outbox limit 1)`,
  "platform.trace-without-persons": `update audit_entry set detail = '{"id": "37020219800101123X"}' where id = (select id from audit_entry limit 1)`,
  "platform.trace-closed-list": `update audit_entry set action = 'case.mended' where id = (select id from audit_entry limit 1)`,
  // The suite's own clock is shifted, which in production is the fault.
  "platform.clock-real": `update clock_offset set amount = interval '1 hour'`,
  "accounts.persons-sealed": `update person set phone_sealed = '13912345678' where id = (select id from person limit 1)`,
  "accounts.tokens-sealed": `insert into session (session_token, user_id, expires, id_token_sealed) select 'planted', id, app_now(), 'eyJhbGciOiJSUzI1NiJ9' from app_user limit 1`,
  "organizations.shares-within-whole": `with u as (select id, row_number() over (order by id) as n from organization)
    insert into ownership (id, owner_id, owned_id, percent, controls, valid_from)
    select gen_random_uuid(), a.id, b.id, 60, true, '2020-01-01' from u a join u b on b.n = 1 and a.n in (2, 3)`,
  "organizations.no-branch-circles": `with u as (select id, row_number() over (order by id) as n from organization)
    update organization o set branch_of = other.id from u me, u other where me.id = o.id and me.n in (1, 2) and other.n = 3 - me.n`,
  "organizations.name-in-force": `insert into organization_name (id, organization_id, name, valid_from, document)
    select gen_random_uuid(), id, '从未用过的名称', '2020-01-01', '测试' from organization limit 1`,
  "organizations.delegates-traced": `insert into organization_delegate (id, organization_id, name, id_number_hash, rights, valid_from, valid_to, granted_by)
    select gen_random_uuid(), id, '无人授权', repeat('a', 64), '{VIEW}', '2026-01-01', '2026-12-31', 'nobody' from organization limit 1`,
  "rulebook.floor-of-five": `update policy_version set parameters = jsonb_set(parameters, '{panel.min_main}', '4')`,
  "messages.instants-fit": `update sms_message set sent_at = null where id = (select id from sms_message where state = 'SENT' limit 1)`,
  "messages.traced": `delete from audit_entry where id = (select id from audit_entry where action = 'message.created' limit 1)`,
  "messages.not-forgotten": `update sms_message set due_at = app_now() - interval '2 hours' where id = (select id from sms_message where state = 'CREATED' limit 1)`,
  "messages.without-persons": `update sms_message set params = '{"name": "13912345678"}' where id = (select id from sms_message limit 1)`,
  "messages.delivery-proven": `insert into sms_attempt (id, message_id, channel, phone_hash) select gen_random_uuid(), id, 'aliyun', '-' from sms_message where state = 'DELIVERED' limit 1`,
  "experts.interests-sealed": `insert into expert_interest (id, expert_id, uscc_hash, detail_sealed, valid_from)
    select gen_random_uuid(), id, repeat('a', 64), '配偶任职于该单位', '2026-01-01' from expert limit 1`,
  "experts.conduct-traced": `delete from audit_entry where id = (select id from audit_entry where action = 'conduct.recorded' limit 1)`,
  "experts.decisions-by-two": `${drop("expert_decision", "expert_decision_two_persons")} ${decision("LIFT", "CONFIRMED", "'00000000-0000-4000-8000-000000000001'")}`,
  "experts.decisions-effective": decision("SUSPEND", "CONFIRMED", "'00000000-0000-4000-8000-000000000002'"),
  "experts.decisions-traced": decision("SUSPEND", "PROPOSED", "null"),
  "experts.submissions-frozen": application("2", "SUBMITTED"),
  "experts.applications-not-forgotten": application("a", "RETURNED"),
  "experts.application-interests-sealed": `${application("b", "SUBMITTED")} insert into application_interest (id, application_id, uscc_hash, detail_sealed)
    values (gen_random_uuid(), '00000000-0000-4000-8000-0000000001b0', repeat('a', 64), '配偶任职于该单位')`,
  "experts.applications-traced": application("c", "SUBMITTED"),
  "experts.two-reviewers": `${application("3", "PUBLICITY")} update application_specialty set outcome = 'APPROVED', limb = 'YEARS_15'`,
  "experts.publicity-fits": application("4", "PUBLICITY"),
  "experts.objections-hold": application("5", "OBJECTION"),
  "experts.objections-independent": `${application("6", "OBJECTION")} insert into publicity_objection (id, application_id, code_hash, content)
    select gen_random_uuid(), id, 'planted', '业绩不实' from expert_application`,
  "experts.objections-traced": `${application("7", "OBJECTION")} insert into publicity_objection (id, application_id, code_hash, content)
    select gen_random_uuid(), id, repeat('a', 64), '业绩不实' from expert_application`,
  "experts.reviews-traced": application("8", "REJECTED"),
  "experts.appointed-with-term": application("9", "APPROVED"),
  "experts.onboarded-signed": `${application("1", "APPROVED")} insert into expert_term (id, expert_id, term_from, term_to, document, application_id, letter_code, onboarded_at)
    select gen_random_uuid(), e.id, '2030-01-01', '2031-01-01', '聘任', a.id, 'planted', app_now() from expert e, expert_application a limit 1`,
  "experts.imports-sealed": anImport("PREVIEWED", "'张三'"),
  "experts.imports-traced": anImport("COMMITTED", "null"),
  "experts.leaves-apart": `insert into expert_leave (id, expert_id, leave_from, leave_to)
    select gen_random_uuid(), (select id from expert limit 1), day, '2027-01-31' from unnest(array['2027-01-01', '2027-01-31']::date[]) day`,
  "experts.preference-single": `drop index expert_preference_current; insert into expert_preference (id, expert_id)
    select gen_random_uuid(), (select id from expert limit 1) from generate_series(1, 2)`,
  "experts.attestations-hold": `insert into attestation (id, expert_id, code, period_from, period_to, content, content_hash)
    select gen_random_uuid(), id, 'planted', '2026-01-01', '2026-12-31', '{}', 'none' from expert limit 1`,
  "reviews.instants-fit": `update review_case set number = null where id = ${aCase("INVITING")}`,
  "reviews.traced": `insert into audit_entry select gen_random_uuid(), at, actor_kind, actor_id, actor_role, actor_org, action, subject_type, subject_id, detail, request_id
    from audit_entry where action = 'case.admitted' limit 1`,
  "reviews.no-twins": `drop index review_item_one_open_case; ${item("1", "INVITING")} ${item("2", "PANEL_FORMED")} update review_item set fingerprint = 'planted'`,
  "reviews.items-follow": item("3", "CANCELLED"),
  "reviews.files-examined": `${drop("stored_file", "stored_file_available")} ${sealedFile} update stored_file set scanner = null`,
  "panels.rounds-in-sequence": `update draw_round set round = 3 where id = (select id from draw_round where round = 1 limit 1)`,
  "panels.rounds-verify": `update draw_round set certificate = jsonb_set(certificate, '{drawn,0,ticket}', certificate -> 'drawn' -> 1 -> 'ticket') where id = (select id from draw_round where state = 'DRAWN' limit 1)`,
  "panels.answers-in-time": `${drop("invitation", "invitation_in_time")} update invitation set decided_at = deadline where id = ${one("ACCEPTED")}`,
  "panels.six-hours": `update invitation set deadline = deadline + interval '1 minute' where id = ${one("ACCEPTED")}`,
  "panels.nobody-overdue": `update invitation set state = 'DELIVERED', delivered_at = app_now() - interval '7 hours', deadline = app_now() - interval '1 hour' where id = ${one("SENT")}`,
  "panels.asked-by-message": `delete from sms_message where subject_id = ${one("SENT")}`,
  "panels.invitations-traced": `insert into audit_entry select gen_random_uuid(), at, actor_kind, actor_id, actor_role, actor_org, action, subject_type, subject_id, detail, request_id
    from audit_entry where action = 'invitation.accepted' limit 1`,
  "panels.timeouts-recorded": `delete from conduct_record where evidence_id = ${one("TIMED_OUT")}`,
  "panels.no-double-holds": `${drop("expert_hold", "expert_hold_no_overlap")} drop index expert_hold_invitation;
    insert into expert_hold (id, expert_id, invitation_id, during) select gen_random_uuid(), expert_id, invitation_id, during from expert_hold where released_at is null limit 1`,
  "panels.holds-follow": `update expert_hold set released_at = app_now() where invitation_id = ${one("ACCEPTED")}`,
  "panels.formed-full": `drop index expert_person; update expert set person_id = (select e.person_id from expert e join invitation i on i.expert_id = e.id where i.case_id = ${aCase("PANEL_FORMED")} order by i.id limit 1)
    where id = (select expert_id from invitation where case_id = ${aCase("PANEL_FORMED")} order by id desc limit 1)`,
  "panels.employer-cap": `update invitation set employer = '91370200TEST000001' where case_id = ${aCase("PANEL_FORMED")}`,
  "panels.seats-fit": `delete from seat where id = (select id from seat where case_id = ${aCase("INVITING")} limit 1)`,
  // Of somebody who was not asked in that case: nobody is asked twice.
  "panels.seats-own": `update invitation set case_id = ${aCase("CANCELLED")} where id = (select i.id from invitation i
    where i.state = 'ACCEPTED' and not exists (select from invitation other
      where other.case_id = ${aCase("CANCELLED")} and other.expert_id = i.expert_id) limit 1)`,
  "panels.case-fits": `update review_case set state = 'INVITING' where id = ${aCase("PANEL_FORMED")}`,
  "panels.vacancy-followed": `update invitation set state = 'REVOKED', decided_at = app_now() where id = ${one("CREATED")}`,
  "panels.standing-asked": `insert into expert_suspension (id, expert_id, suspended_from, reason, document, recorded_at)
    select gen_random_uuid(), i.expert_id, app_now() - interval '1 hour', '测试', '测试', app_now() - interval '1 hour' from invitation i
    join review_case c on c.id = i.case_id where c.state = 'PANEL_FORMED' and c.panel_formed_at < app_now() - interval '1 hour' and i.state = 'ACCEPTED' limit 1`,
  "panels.questions-answered": question("REPLACED"),
  "panels.questions-traced": question("OPEN"),
  ...reviewPlants,
};
