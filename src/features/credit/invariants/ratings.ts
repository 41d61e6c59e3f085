import { sql } from "drizzle-orm";
import type { Invariant } from "@/platform/invariant";

/** Of what sides of a meeting said of each other (features.md 83). */
export const ratingInvariants: readonly Invariant[] = [
  {
    name: "credit.ratings-own",
    ref: "features.md 83: after a meeting that was held, by one of its sides about another, four marks of one to five",
    offenders: sql`
      select r.id from meeting_rating r join review_case c on c.id = r.case_id
      where not exists (select from sitting s where s.case_id = r.case_id and s.state = 'ENDED' and s.ended_at <= r.rated_at)
        or (select count(*) from jsonb_each_text(r.marks) m where m.value ~ '^[1-5]$') <> 4
        or (select count(*) from jsonb_object_keys(r.marks)) <> 4
        or (r.rater_side in ('EXPERT', 'LEADER') and not exists (select from invitation i
          where i.id = r.rater_id and i.case_id = r.case_id and i.state = 'ATTENDED'))
        or (r.subject_side in ('EXPERT', 'LEADER') and not exists (select from invitation i
          where i.id = r.subject_id and i.case_id = r.case_id and i.state = 'ATTENDED'))
        or (r.rater_side = 'CONTRACTOR' and r.rater_id <> c.organization_id)
        or (r.subject_side = 'CONTRACTOR' and r.subject_id <> c.organization_id)
        or (r.rater_side = 'SUPERVISION' and not exists (select from project_party p
          where p.project_id = c.project_id and p.role = 'supervision' and p.organization_id = r.rater_id))`,
  },
];
