/** A complaint put straight into a state, with what its CHECKs ask for; nothing led to it. */
const aComplaint = (state: string, more: Readonly<Record<string, string>> = {}) => {
  const values: Record<string, string> = {
    id: "'00000000-0000-4000-8000-0000000000d1'",
    number: "'JB2026-999999'",
    code_hash: "repeat('a', 64)",
    body: "'station'",
    subject_kind: "'OTHER'",
    subject_text: "'某人'",
    content_sealed: "'a1.k1.' || repeat('A', 16) || '.' || repeat('A', 22) || '.AAAA'",
    policy_code: "'2025-01-08'",
    triage_by: "app_now()",
    state: `'${state}'`,
    ...more,
  };
  return `insert into complaint (${Object.keys(values).join(", ")}) select ${Object.values(values).join(", ")};`;
};
const aPerson = (place: number) => `(select id from person order by id offset ${place} limit 1)`;
const triaged = {
  triaged_by: aPerson(3),
  triaged_at: "app_now()",
  decide_by: "app_now()",
  summary: "'摘要'",
};
const decided = {
  ...triaged,
  told_at: "app_now()",
  statement_by: "app_now() + interval '5 days'",
  decided_at: "app_now()",
  decided_by: aPerson(4),
  outcome: "'UPHELD'",
  answer: "'属实'",
};
const said = (action: string, actorKind: string) => `
  insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail, request_id)
  values (gen_random_uuid(), app_now(), '${actorKind}', 'planted', '${action}', 'complaint', '00000000-0000-4000-8000-0000000000d1', '{}', 'planted');`;

const aUse = (state: string, from: string, decidedBy = "null") => `
  insert into title_use (id, expert_id, kind, organizer, place, content, date_from, date_to, state, decide_by, policy_code, decided_by, decided_at, answer)
  select '00000000-0000-4000-8000-0000000000d2', e.id, 'TRAINING', '某协会', '市南区', '授课', ${from}, ${from}, '${state}', app_now(), '2025-01-08',
    ${decidedBy}, ${state === "SUBMITTED" ? "null" : "app_now()"}, '同意' from expert e order by e.id limit 1;`;
const aMisuse = (state: string, by: string) => `
  insert into title_misuse (id, expert_id, kind, happened_on, organizer, facts, state, recorded_by, policy_code, statement_by, decided_by, decided_at, decision)
  select gen_random_uuid(), e.id, 'TRAINING', '2026-01-01', '某协会', '授课', '${state}', ${by}, '2025-01-08', app_now() + interval '5 days',
    ${state === "RECORDED" ? "null, null, null" : `${aPerson(4)}, app_now(), '属实'`} from expert e order by e.id limit 1;`;

/** Of oversight: complaints and the use of the title. */
export const oversightPlants: Readonly<Record<string, string>> = {
  "complaints.sealed": aComplaint("RECEIVED", { author_sealed: "'举报人老钱'" }),
  "complaints.author-untraced": aComplaint("RECEIVED") + said("complaint.received", "user"),
  "complaints.independent": aComplaint("INVESTIGATING", {
    ...triaged,
    subject_expert_id: "(select id from expert order by id limit 1)",
    handler_id: "(select person_id from expert order by id limit 1)",
  }),
  "complaints.heard": aComplaint("DECIDED", { ...decided, handler_id: aPerson(4) }),
  "complaints.opened-by-handler": aComplaint("RECEIVED") + said("complaint.authorOpened", "user"),
  "complaints.traced": aComplaint("RECEIVED"),
  "title-use.consent-before": aUse("CONSENTED", "'2026-01-01'", aPerson(4)),
  "title-use.traced": aUse("SUBMITTED", "'2030-01-01'"),
  "title-use.misuse-by-two": aMisuse("CONFIRMED", aPerson(3)),
  "title-use.misuse-traced": aMisuse("RECORDED", aPerson(3)),
};
