import { type SQL, sql } from "drizzle-orm";

/** Ids of what the trace says something about since an instant, of one type; subjects of others are no ids. */
export function subjectsSince(type: string, since: Date): SQL {
  return sql`select case when a.subject_type = ${type} then a.subject_id::uuid end from audit_entry a
    where a.subject_type = ${type} and a.at >= ${since.toISOString()}::timestamptz`;
}

/**
 * Whether anything in a case's answer may have changed since an instant: something was said of the case itself, of its
 * project and parties, its report, or a revision (the leader's deadline). Rather one too many than one too few.
 */
export function caseChangedSince(since: Date): SQL {
  return sql`review_case.id in (
    ${subjectsSince("case", since)}
    union select c.id from review_case c where c.project_id in (${subjectsSince("project", since)})
    union select r.case_id from report r where r.id in (${subjectsSince("report", since)})
    union select v.case_id from revision_round v where v.id in (${subjectsSince("revision", since)}))`;
}
