import { aCase } from "./plant-parts";

const listId = "'00000000-0000-4000-8000-00000000a001'";
const rowId = "'00000000-0000-4000-8000-00000000a002'";
const someone = "'00000000-0000-4000-8000-00000000a003'";

const list = (
  kind: string,
) => `insert into inspection_list (id, number, title, kind, jurisdiction_code, filter, policy_code, created_by)
  values (${listId}, 'JC-2026-90001', '清单', '${kind}', '370212', '{}', '2025-01-08', ${someone});`;

/** A row straight in a state; nothing led to it. */
const row = (state: string, instead: Record<string, string> = {}) => {
  const started = !["PLANNED", "LIST_EXPORTED"].includes(state);
  const recorded = started && state !== "ON_SITE";
  const due = ["RECTIFY", "RESUBMITTED", "ESCALATED", "VERIFIED"].includes(state);
  const values: Record<string, string> = {
    id: rowId,
    list_id: listId,
    ordinal: "1",
    number: "'JC-2026-90001-001'",
    project_id: "p.id",
    organization_id: "p.organization_id",
    jurisdiction_code: "'370212'",
    reason: "'ROUTINE'",
    fact: "'测试'",
    basis: "'{测试}'",
    since: "app_now()",
    state: `'${state}'`,
    started_at: started ? "app_now()" : "null",
    started_by: started ? someone : "null",
    inspectors: recorded ? "'甲、乙'" : "null",
    recorded_at: recorded ? "app_now()" : "null",
    round: due ? "1" : "0",
    due_date: due ? "'2026-12-31'" : "null",
    due_at: due ? "app_now() + interval '1 day'" : "null",
    closed_at: state === "CLOSED" ? "app_now()" : "null",
    ...instead,
  };
  return `${list(values.reason === "'RANDOM'" ? "RANDOM" : "FILTER")} insert into inspection (${Object.keys(values).join(", ")})
    select ${Object.values(values).join(", ")} from project p limit 1;`;
};
const finding = `insert into inspection_finding (id, inspection_id, ordinal, code, duty, text, measure, basis)
  values (gen_random_uuid(), ${rowId}, 1, 'OTHER', 'contractor', '问题', '整改', '{测试}');`;

const outside = (state: string, instead: Record<string, string> = {}) => {
  const told = state === "NOTIFIED" || state === "CIRCULATED";
  const decided = state === "CIRCULATED" || state === "WITHDRAWN";
  const values: Record<string, string> = {
    id: "gen_random_uuid()",
    number: "'WL-2026-90001'",
    project_id: "p.id",
    organization_id: "p.organization_id",
    jurisdiction_code: "'370212'",
    recorded_for: "'370212'",
    held_on: "'2026-11-01'",
    facts: "'测试'",
    state: `'${state}'`,
    recorded_by: someone,
    notified_at: told ? "app_now()" : "null",
    state_by: told ? "app_now()" : "null",
    decided_at: decided ? "app_now()" : "null",
    decided_by: decided ? "'00000000-0000-4000-8000-00000000a004'" : "null",
    ...instead,
  };
  return `insert into outside_review (${Object.keys(values).join(", ")}) select ${Object.values(values).join(", ")} from project p limit 1;`;
};

const written = (state: string) =>
  `insert into export_job (id, list, filter, file_name, user_id, person_id, state, total)
    select gen_random_uuid(), 'inspections', '{}', '监督检查.xlsx', 'test', id, '${state}', 1 from person limit 1;`;

/** For each invariant of exports and inspections: SQL that breaks it in an otherwise healthy world. */
export const inspectionPlants: Readonly<Record<string, string>> = {
  "exports.file-while-ready": written("READY"),
  "exports.traced": written("QUEUED"),
  "inspections.rows-fit": row("PLANNED", {
    organization_id: "(select id from organization where id <> p.organization_id limit 1)",
  }),
  "inspections.draws-verify": `${list("RANDOM")} insert into inspection_round (id, list_id, round, subject, state, request, candidates, request_hash, eligible, requested_at)
    select gen_random_uuid(), ${listId}, 1, 'PROJECTS', 'REQUESTED', request, candidates, repeat('0', 64), 1, app_now() from draw_round limit 1`,
  "inspections.drawn-kept": row("PLANNED", { reason: "'RANDOM'" }),
  "inspections.record-whole": row("FINDINGS"),
  "inspections.rectified-means-done": `${row("VERIFIED")} ${finding}`,
  "inspections.traced": row("PLANNED"),
  "inspections.not-forgotten": row("RECTIFY", { due_at: "app_now() - interval '1 hour'" }),
  "inspections.outside-fit": outside("NOTIFIED"),
  "inspections.outside-traced": outside("RECORDED"),
  "inspections.void-by-two": `update review_case set state = 'VOID', closed_at = app_now() where id = ${aCase("ADMITTED")}`,
  "inspections.voids-traced": `update review_case set state = 'VOID', closed_at = app_now() where id = ${aCase("ADMITTED")}`,
};
