import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";
import { hashContent } from "./hash-content";
import { reportContentSchema } from "./rules/content";

/** What holds of reports, what was said to them, and how they were handed in. */
export const invariants: readonly Invariant[] = [
  {
    name: "reports.locked-by-all",
    ref: "D8, D14 12: locked means that everybody who attended agreed to the same digest, and nobody else was asked",
    lifecycle: "report",
    offenders: sql`select r.id from report r where r.state in ('LOCKED', 'ACCEPTED') and (
      exists (select from jsonb_array_elements(r.content -> 'panel') p where not exists (
        select from report_confirmation y where y.report_id = r.id and y.invitation_id::text = p ->> 'invitationId'
          and y.answer = 'AGREED' and y.content_hash = r.content_hash))
      or (select count(*) from report_confirmation y where y.report_id = r.id)
        <> jsonb_array_length(r.content -> 'panel')
      or exists (select from jsonb_array_elements(r.content -> 'panel') p where not exists (
        select from attendance a join sitting s on s.id = a.sitting_id
        where s.case_id = r.case_id and a.invitation_id::text = p ->> 'invitationId')))`,
  },
  {
    name: "reports.content-hash",
    ref: "E17: the digest is that of the content, and the code its short form",
    lifecycle: "report",
    offenders: wrongHashes,
  },
  {
    name: "reports.conclusion-guards",
    ref: "四(二)4: 修改后通过 names what must be changed; 通过 bears neither that nor a serious defect",
    lifecycle: "report",
    offenders: sql`select r.id from report r where r.state <> 'DRAFT' and (
      (r.conclusion = 'PASS_AFTER_REVISION') > exists (select from report_item i where i.report_id = r.id and i.severity = 'MUST')
      or (r.conclusion = 'PASS' and (cardinality(r.defects) > 0
        or exists (select from report_item i where i.report_id = r.id and i.severity = 'MUST')))
      or exists (select from report_item i where i.report_id = r.id and i.severity = 'MUST' and i.chapter = '' and i.page = '')
      or r.content ->> 'conclusion' is distinct from r.conclusion
      or jsonb_array_length(r.content -> 'items') <> (select count(*) from report_item i where i.report_id = r.id))`,
  },
  {
    name: "reports.case-concluded",
    ref: "D3: a case's conclusion is its accepted report's, and it went where that leads",
    lifecycle: "report",
    offenders: sql`select c.id from review_case c left join report r on r.case_id = c.id and r.state = 'ACCEPTED'
      where c.conclusion is distinct from r.conclusion
        or (c.conclusion is null) <> (c.concluded_at is null)
        or (c.conclusion = 'FAIL' and c.state not in ('CLOSED_FAIL', 'VOID'))
        or (c.conclusion <> 'FAIL' and c.state = 'CLOSED_FAIL')
        or (c.state in ('AWAITING_REPORT', 'REPORT_CHECK') and not exists (
          select from report o where o.case_id = c.id and o.state = 'LOCKED'))
        or (c.state = 'REPORT_CHECK') <> exists (
          select from report_submission s where s.case_id = c.id and s.state = 'CHECKING' and c.state <> 'VOID')
        or (c.state = 'MEDIATION') <> exists (
          select from mediation m where m.case_id = c.id and m.state = 'OPEN' and c.state <> 'VOID')`,
  },
  {
    name: "reports.timeliness-kept",
    ref: "E17, E18: the first complete hand-in decides; overdue is counted once, never against one that was in time",
    lifecycle: "report_submission",
    offenders: sql`select r.id from report r
      left join report_submission f on f.report_id = r.id and f.ordinal = 1
      left join unit_conduct u on u.kind = 'REPORT_LATE' and u.evidence_id = r.id
      where exists (select from report_submission s where s.report_id = r.id and s.timeliness <> f.timeliness)
        or (f.timeliness = 'ON_TIME' and f.submitted_at >= r.due_at)
        or (f.timeliness <> 'ON_TIME' and f.submitted_at < r.due_at)
        or (f.timeliness in ('ON_TIME', 'IN_GRACE') and (r.overdue_at is not null or u.id is not null))
        or (f.timeliness = 'LATE' and r.overdue_at is null)
        or (r.overdue_at is null) <> (u.id is null)
        or (r.overdue_at is not null and r.overdue_at < r.due_at)`,
  },
  {
    name: "reports.dissent-free",
    ref: "E16: who dissents is not recorded for it; a report with a dissent is never locked",
    offenders: sql`select r.id from report r join report_confirmation y on y.report_id = r.id and y.answer = 'DISSENTED'
      where r.state <> 'DISSENTED'
        or not exists (select from mediation m where m.report_id = r.id)
        or exists (select from conduct_record d where d.evidence_type = 'report' and d.evidence_id = r.id)`,
  },
  {
    name: "reports.mediated",
    ref: "E16: decided with minutes, and by nobody but a person",
    lifecycle: "mediation",
    offenders: sql`select m.id from mediation m left join stored_file f on f.id = m.minutes_file_id
      where m.state <> 'OPEN' and (m.decided_by is null or m.note is null
        or f.kind is distinct from 'mediation_minutes' or f.case_id <> m.case_id)`,
  },
  {
    name: "reports.accepted-by-default",
    ref: "D3: nobody's silence accepts what the comparison found fault with, nor before the time was up",
    lifecycle: "report_submission",
    offenders: sql`select id from report_submission where state = 'ACCEPTED' and checked_by is null
      and (cardinality(findings) > 0 or checked_at < accept_by)`,
  },
  {
    name: "reports.traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "report",
    offenders: badlyTraced("report", "report", [
      tracedOnce("report.drafted", "true"),
      tracedOnce("report.presented", "t.state <> 'DRAFT'"),
      tracedOnce("report.takenBack", "t.state = 'WITHDRAWN'"),
      tracedOnce("report.dissented", "t.state = 'DISSENTED'"),
      tracedOnce("report.locked", "t.state in ('LOCKED', 'ACCEPTED')"),
      tracedOnce("report.accepted", "t.state = 'ACCEPTED'"),
      tracedOnce("report.overdue", "t.overdue_at is not null"),
    ]),
  },
  {
    name: "reports.mediation-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "mediation",
    offenders: badlyTraced("mediation", "mediation", [
      tracedOnce("mediation.opened", "true"),
      tracedOnce("mediation.decided", "t.state <> 'OPEN'"),
    ]),
  },
];

/** SQL cannot write canonical JSON: the digests are made again here. */
async function wrongHashes(db: Pick<Db | Tx, "execute">): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string; content: unknown; hash: string; code: string }>(
    sql`select id, content, content_hash as hash, coalesce(check_code, '') as code from report where state <> 'DRAFT'`,
  );
  return rows
    .filter(({ content, hash, code }) => {
      const read = reportContentSchema.safeParse(content);
      return (
        !read.success ||
        hashContent(read.data) !== hash ||
        code.replaceAll("-", "").toLowerCase() !== hash.slice(0, 16)
      );
    })
    .map(({ id }) => id);
}
