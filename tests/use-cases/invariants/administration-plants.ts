const aPerson = (place: number) => `(select id from person order by id offset ${place} limit 1)`;
const change = "'00000000-0000-4000-8000-0000000000e1'";
const aChange = (state: string, decidedBy: string) => `
  insert into post_change (id, kind, person_id, post, valid_from, document, state, proposed_by, decided_by, decided_at)
  values (${change}, 'GIVE', ${aPerson(0)}, 'audit', '2026-01-01', '任命文件', '${state}', ${aPerson(1)}, ${decidedBy},
    ${decidedBy === "null" ? "null" : "app_now()"});`;
const aPost = (post: string, changeId = "null") => `
  insert into staff_post (id, person_id, post, valid_from, change_id) values (gen_random_uuid(), ${aPerson(0)}, '${post}', '2026-01-01', ${changeId});`;
const aDraft = (state: string) => `
  insert into policy_draft (id, title, basis, effective_from, parameters, follows, state, drafted_by, submitted_at, decided_by, decided_at)
  select gen_random_uuid(), '第二版', '文件', '2030-01-01', parameters, code, '${state}', ${aPerson(0)}, app_now(),
    ${state === "PUBLISHED" ? `${aPerson(1)}, app_now()` : "null, null"} from policy_version order by effective_from limit 1;`;
const anImport = (state: string) => `
  insert into holiday_import (id, year, format, file_name, sha256, state, days, problems, document, created_by, closed_at)
  values (gen_random_uuid(), 2030, 'TEXT', '粘贴的文字', repeat('a', 64), '${state}', '[{"day": "2030-10-01", "kind": "rest", "name": "国庆节"}]', '[]',
    ${state === "COMMITTED" ? "'国办发明电'" : "null"}, ${aPerson(0)}, ${state === "PREVIEWED" ? "null" : "app_now()"});`;

/** Of administration: posts, policy drafts, holiday imports. */
export const administrationPlants: Readonly<Record<string, string>> = {
  "accounts.posts-apart": `alter table staff_post drop constraint staff_post_admin_apart; ${aPost("system")} ${aPost("bureau")}`,
  "accounts.posts-by-two": `${aChange("PROPOSED", "null")} ${aPost("audit", change)}`,
  "accounts.posts-traced": aChange("CONFIRMED", aPerson(2)),
  "rulebook.versions-by-two": aDraft("PUBLISHED"),
  "rulebook.never-retroactive": `insert into policy_version (code, effective_from, document, parameters)
    select '2026-01-01', '2026-01-01', document, parameters from policy_version limit 1`,
  "rulebook.drafts-traced": aDraft("SUBMITTED"),
  "rulebook.holidays-traced": anImport("PREVIEWED"),
  "rulebook.holidays-whole": anImport("COMMITTED"),
};
