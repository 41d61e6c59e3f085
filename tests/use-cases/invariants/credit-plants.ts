/** Triggers and foreign keys are off while a plant is put in, CHECKs are not: those in front are taken away. */
const drop = (table: string, ...names: string[]) =>
  names.map((name) => `alter table ${table} drop constraint ${name};`).join(" ");

const event = "'00000000-0000-4000-8000-0000000000c1'";
const run = "'00000000-0000-4000-8000-0000000000c2'";
const decision = "'00000000-0000-4000-8000-0000000000c3'";

/** A recorded event of somebody, put straight into a state; nothing led to it. */
const anEvent = (state: "NOTIFIED" | "CONFIRMED", more = "") => `
  insert into credit_event (id, expert_id, kind, rule, points, policy_code, source, evidence_type, evidence_id, occurred_at, year, state,
    notified_at, objection_due_date, objection_due_at, calendar_version, confirmed_at, valid_to)
  select ${event}, id, 'LEADER', 'credit.leader', 2, '2025-01-08', 'RECORDED', 'conduct_record', gen_random_uuid(), app_now(), 2025, '${state}',
    app_now(), '2025-01-10', app_now() - interval '1 hour', 'planted', ${state === "CONFIRMED" ? "app_now(), '2030-01-01'" : "null, null"} from expert limit 1; ${more}`;
const anEntry = (kind: string, points: number, when = "app_now()") => `
  insert into credit_entry (id, event_id, expert_id, year, kind, rule, points, reason, entered_at)
  select gen_random_uuid(), ${event}, id, 2025, '${kind}', 'credit.leader', ${points}, 'planted', ${when} from expert limit 1;`;
const reversed = "update credit_event set reversed_at = app_now();";
const aDecision = (state: "PROPOSED" | "CONFIRMED") => `
  insert into expert_decision (id, expert_id, kind, state, reason, document, proposed_by, decided_by, decided_at)
  select ${decision}, id, 'SUSPEND', '${state}', '测试', '测试', gen_random_uuid(), ${state === "PROPOSED" ? "null, null" : "gen_random_uuid(), app_now()"} from expert limit 1;`;

/** An evaluation of a year that nobody computed. */
const aRun = (state: "COMPUTED" | "NOTIFIED" | "FINAL") => `
  insert into evaluation_run (id, year, policy_code, state, computed_by, computed_at, notified_at, objection_due_at, final_by, final_at)
  values (${run}, 2025, '2025-01-08', '${state}', gen_random_uuid(), app_now() - interval '1 hour',
    ${state === "COMPUTED" ? "null, null" : "app_now() - interval '1 hour', app_now()"}, ${state === "FINAL" ? "gen_random_uuid(), app_now()" : "null, null"});`;
const aResult = (version = 1) => `
  insert into evaluation_result (id, run_id, expert_id, version, score, level, reviews, content, content_hash, reason)
  select gen_random_uuid(), ${run}, id, ${version}, 100, 'GOOD', 0, '{}', 'planted', ${version === 1 ? "''" : "'planted'"} from expert limit 1;`;
const anObjection = `
  insert into evaluation_objection (id, run_id, expert_id, text) select gen_random_uuid(), ${run}, id, '有异议' from expert limit 1;`;
const anEffect = (kind: "TALK" | "SUSPEND", decided = "null") => `
  insert into evaluation_effect (id, run_id, expert_id, kind, decision_id) select gen_random_uuid(), ${run}, id, '${kind}', ${decided} from expert limit 1;`;
const anAppeal = (state: "OPEN" | "GRANTED") => `
  insert into credit_appeal (id, event_id, state, text, filed_by, decided_by, decided_at, reason)
  values (gen_random_uuid(), ${event}, '${state}', '申请', 'test', ${state === "OPEN" ? "null, null, null" : "gen_random_uuid(), app_now(), '成立'"});`;

/** Of credit events, the ledger, ratings and the year's evaluation. */
export const creditPlants: Readonly<Record<string, string>> = {
  "credit.ledger-follows": anEvent("CONFIRMED"),
  "credit.reversed-to-nothing": `${anEvent("CONFIRMED")} ${anEntry("CONFIRMED", 2)} ${anEntry("REVERSED", -1)} ${reversed}`,
  "credit.two-persons": `${drop("credit_event", "credit_event_two_persons")} ${anEvent("NOTIFIED")}
    update credit_event set decided_by = (select person_id from expert where id = credit_event.expert_id)`,
  "credit.evidence-there": anEvent("NOTIFIED"),
  "credit.appeals-heard": `${anEvent("CONFIRMED")} ${anAppeal("GRANTED")}`,
  "credit.suspensions-fall": `${anEvent("CONFIRMED")} ${reversed} ${aDecision("PROPOSED")}
    insert into credit_ground (decision_id, event_id) values (${decision}, ${event})`,
  "credit.events-traced": anEvent("NOTIFIED"),
  "credit.appeals-traced": `${anEvent("CONFIRMED")} ${anAppeal("OPEN")}`,
  "credit.ratings-own": `insert into meeting_rating (id, case_id, rater_side, rater_id, subject_side, subject_id, marks, rated_by)
    select gen_random_uuid(), id, 'CONTRACTOR', organization_id, 'EXPERT', gen_random_uuid(), '{"FAIRNESS": 5}', 'test' from review_case limit 1`,
  "credit.results-reproducible": `${aRun("COMPUTED")} ${aResult()}`,
  "credit.results-gapless": `${aRun("COMPUTED")} ${aResult(2)}`,
  "credit.evaluated-years-closed": `${aRun("COMPUTED")} ${anEvent("CONFIRMED")} ${anEntry("CONFIRMED", 2)}`,
  "credit.runs-by-two": `${aRun("NOTIFIED")} ${anObjection}`,
  "credit.objections-decided": `${aRun("NOTIFIED")} ${anObjection}`,
  "credit.effects-grounded": `${aRun("COMPUTED")} ${anEffect("TALK")}`,
  "credit.runs-traced": aRun("COMPUTED"),
  "credit.effects-traced": `${aRun("FINAL")} ${anEffect("SUSPEND")}`,
};
