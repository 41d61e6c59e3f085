// Rows of the world that plants change, and what several of them put in.
export const one = (state: string) => `(select id from invitation where state = '${state}' limit 1)`;
export const aCase = (state: string) => `(select id from review_case where state = '${state}' limit 1)`;
/** A plan whose row is there, of any case. */
export const sealedFile = `insert into stored_file (id, case_id, kind, version, display_name, object_key, state, size, sha256, scanner, uploaded_by, available_at)
  select gen_random_uuid(), id, 'plan', 1, '方案.pdf', 'cases/planted', 'AVAILABLE', 10, repeat('a', 64), 'none', 'test', app_now()
  from review_case limit 1;`;
