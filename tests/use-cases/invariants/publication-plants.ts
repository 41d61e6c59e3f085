const planted = "00000000-0000-4000-8000-0000000000e1";
const aPublication = (state: string, required = false) => `
  insert into publication (id, kind, title, body, audience, required, state, drafted_by, published_by, published_at)
  select '${planted}', 'POLICY', '标题', '正文', '{expert}', ${required}, '${state}', id,
    ${state === "DRAFT" ? "null, null" : "id, app_now()"} from person limit 1;`;

/** Of what is published. */
export const publicationPlants: Readonly<Record<string, string>> = {
  "publications.traced": aPublication("PUBLISHED"),
  "publications.files-before": `${aPublication("PUBLISHED")}
    insert into publication_file (id, publication_id, display_name, object_key, size, sha256, scanner, uploaded_by, uploaded_at)
    values (gen_random_uuid(), '${planted}', '后补.pdf', 'none', 1, 'a', 'none', 'test', app_now() + interval '1 hour');`,
  "publications.read-by-experts": `${aPublication("PUBLISHED")}
    insert into publication_read (publication_id, person_id) select '${planted}', person_id from expert limit 1;`,
};
