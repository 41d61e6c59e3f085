import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of what is published at every moment. */
export const invariants: readonly Invariant[] = [
  {
    name: "publications.traced",
    ref: "I6: drafted, published and withdrawn once each, as the state says",
    lifecycle: "publication",
    offenders: badlyTraced("publication", "publication", [
      tracedOnce("publication.drafted", "true"),
      tracedOnce("publication.published", "t.state <> 'DRAFT'"),
      tracedOnce("publication.withdrawn", "t.state = 'WITHDRAWN'"),
    ]),
  },
  {
    name: "publications.files-before",
    ref: "五(一): what is published stays as it was: no file came afterwards",
    offenders: sql`select f.id from publication_file f join publication p on p.id = f.publication_id
      where f.uploaded_at > p.published_at`,
  },
  {
    name: "publications.read-by-experts",
    ref: "五(三): who has confirmed is an expert, and it had been published for experts to confirm",
    offenders: sql`select r.publication_id as id from publication_read r join publication p on p.id = r.publication_id
      where not p.required or p.published_at is null or r.read_at < p.published_at
        or not exists (select from expert e where e.person_id = r.person_id)`,
  },
];
