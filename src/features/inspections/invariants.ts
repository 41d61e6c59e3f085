import { sql } from "drizzle-orm";
import { allHold, certificateHash, requestHash, verifyChain } from "@/features/draws";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";
import { certificateOf } from "./draws/stored-certificate";

/** So long after its instant a sweep that runs has seen it many times. */
const soon = sql.raw("interval '30 minutes'");

/** A visit that found nothing has no findings; every other goes through them. */
const withFindings = "exists (select from inspection_finding f where f.inspection_id = t.id)";

/** What holds of inspections, their draws, reviews outside, watches and voidings. */
export const invariants: readonly Invariant[] = [
  {
    name: "inspections.rows-fit",
    ref: "D11: a row is about its project, that project's case and item, and has its legal basis",
    lifecycle: "inspection",
    offenders: sql`select v.id from inspection v join inspection_list l on l.id = v.list_id join project p on p.id = v.project_id
      left join review_case c on c.id = v.case_id left join hazardous_item i on i.id = v.item_id
      where v.organization_id <> p.organization_id or c.project_id <> p.id or i.project_id <> p.id
        or cardinality(v.basis) = 0 or not v.number like l.number || '-%'
        or (v.reason = 'RANDOM') <> (l.kind = 'RANDOM')`,
  },
  {
    name: "inspections.draws-verify",
    ref: "双随机: the rounds of a list can be redone from their certificates, and are linked",
    lifecycle: "inspection_round",
    offenders: async (db) => {
      const rows = await db.execute<{
        id: string;
        list: string;
        request: Record<string, unknown>;
        candidates: string;
        hash: string;
        certificate: Record<string, unknown> | null;
        stored: string | null;
      }>(sql`select id, list_id as list, request, candidates, request_hash as hash, certificate, certificate_hash as stored
        from inspection_round order by list_id, round`);
      const wrong = new Set<string>();
      const chains = new Map<string, { id: string; certificate: ReturnType<typeof certificateOf> }[]>();
      for (const row of rows) {
        const certificate = certificateOf(row);
        if (requestHash(certificate.request) !== row.hash) wrong.add(row.id);
        if (!row.certificate) continue;
        if (certificateHash(certificate) !== row.stored) wrong.add(row.id);
        chains.set(row.list, [...(chains.get(row.list) ?? []), { id: row.id, certificate }]);
      }
      for (const chain of chains.values())
        if (!allHold(verifyChain(chain.map(({ certificate }) => certificate))))
          for (const { id } of chain) wrong.add(id);
      return [...wrong];
    },
  },
  {
    name: "inspections.drawn-kept",
    ref: "双随机: what was drawn is what is inspected, and who was drawn is who goes; nothing else",
    lifecycle: "inspection_round",
    offenders: sql`select l.id from inspection_list l where l.kind = 'RANDOM' and (
      exists (select from inspection_round r, jsonb_array_elements(r.certificate -> 'drawn') d where r.list_id = l.id and r.subject = 'PROJECTS'
        and not exists (select from inspection v where v.list_id = l.id and v.project_id::text = d ->> 'expert'))
      or (select count(*) from inspection v where v.list_id = l.id) <> coalesce((select jsonb_array_length(r.certificate -> 'drawn')
        from inspection_round r where r.list_id = l.id and r.subject = 'PROJECTS' and r.certificate is not null), 0)
      or exists (select from inspection_team m where m.list_id = l.id and not exists (
        select from inspection_round r, jsonb_array_elements(r.certificate -> 'drawn') d
        where r.list_id = l.id and r.round = m.round and r.subject = 'INSPECTORS' and d ->> 'expert' = m.person_id::text)))`,
  },
  {
    name: "inspections.record-whole",
    ref: "37号令 Art. 26: a record answers the checklist, and each problem is a finding with what is to be done",
    lifecycle: "inspection",
    offenders: sql`select v.id from inspection v where
      (v.recorded_at is null) <> not exists (select from inspection_answer a where a.inspection_id = v.id)
      or exists (select from inspection_answer a where a.inspection_id = v.id and (a.answer = 'PROBLEM') <> exists (
        select from inspection_finding f where f.inspection_id = v.id and f.code = a.code and f.text <> '' and f.measure <> ''))
      or (v.state = 'FINDINGS' and not exists (select from inspection_finding f where f.inspection_id = v.id))`,
  },
  {
    name: "inspections.rectified-means-done",
    ref: "D11: resubmitted with an answer to each open finding; verified and closed with each found done",
    lifecycle: "inspection",
    offenders: sql`select v.id from inspection v join inspection_finding f on f.inspection_id = v.id
      where (v.state in ('VERIFIED', 'CLOSED') and not exists (select from inspection_check c where c.finding_id = f.id and c.done))
        or (v.state = 'RESUBMITTED' and not exists (select from inspection_check c where c.finding_id = f.id and c.done)
          and not exists (select from inspection_reply r where r.finding_id = f.id and r.round = v.round))
      union
      select f.inspection_id from inspection_check c join inspection_finding f on f.id = c.finding_id
      where not exists (select from inspection_reply r where r.finding_id = f.id and r.round = c.round)`,
  },
  {
    name: "inspections.traced",
    ref: "I6, I9: one entry for each step of an inspection",
    lifecycle: "inspection",
    offenders: badlyTraced("inspection", "inspection", [
      tracedOnce("inspection.listed", "true"),
      tracedOnce("inspection.exported", "t.exported_at is not null"),
      tracedOnce("inspection.started", "t.started_at is not null"),
      tracedOnce("inspection.recorded", "t.recorded_at is not null"),
      tracedOnce("inspection.rectificationDemanded", "t.round > 0"),
      ["inspection.returned", "greatest(t.round - 1, 0)", "greatest(t.round - 1, 0)"],
      ["inspection.resubmitted", "(t.resubmitted_at is not null)::int + greatest(t.round - 1, 0)", "1000"],
      tracedOnce("inspection.verified", `t.state in ('VERIFIED', 'CLOSED') and ${withFindings}`),
      tracedOnce("inspection.closed", "t.state = 'CLOSED'"),
      ["inspection.overdue", "(t.overdue_at is not null)::int", "1000"],
    ]),
  },
  {
    name: "inspections.not-forgotten",
    ref: "D11: a rectification that is late is marked, and nothing is marked before its day",
    lifecycle: "inspection",
    offenders: sql`select id from inspection where
      (state in ('RECTIFY', 'ESCALATED') and overdue_at is null and due_at < app_now() - ${soon})
      or overdue_at < due_at`,
  },
  {
    name: "inspections.outside-fit",
    ref: "五(二): told with evidence, circulated by a second person with its circular and both watches",
    lifecycle: "outside_review",
    offenders: sql`select o.id from outside_review o where
      (o.notified_at is not null and not exists (select from inspection_file f where f.outside_review_id = o.id and f.kind = 'OUTSIDE_EVIDENCE'))
      or (o.state = 'CIRCULATED') <> exists (select from circular c where c.outside_review_id = o.id)
      or (o.state = 'CIRCULATED') <> exists (select from key_watch w where w.outside_review_id = o.id and w.project_id = o.project_id)
      or (o.state = 'CIRCULATED') <> exists (select from key_watch w where w.outside_review_id = o.id and w.organization_id = o.organization_id)
      or (o.state = 'CIRCULATED' and (o.decided_by = o.recorded_by or (o.statement is null and o.decided_at < o.state_by)))`,
  },
  {
    name: "inspections.outside-traced",
    ref: "I6: one entry for each step of a review held outside",
    lifecycle: "outside_review",
    offenders: badlyTraced("outside_review", "outsideReview", [
      tracedOnce("outsideReview.recorded", "true"),
      tracedOnce("outsideReview.notified", "t.notified_at is not null"),
      tracedOnce("outsideReview.stated", "t.stated_at is not null"),
      tracedOnce("outsideReview.circulated", "t.state = 'CIRCULATED'"),
      tracedOnce("outsideReview.withdrawn", "t.state = 'WITHDRAWN'"),
    ]),
  },
  {
    name: "inspections.void-by-two",
    ref: "四(一)1, D14 17: a case is void by a confirmed decision of two people with its document, and by nothing else",
    lifecycle: "case_void",
    offenders: sql`select c.id from review_case c left join case_void v on v.case_id = c.id and v.state = 'CONFIRMED'
        left join stored_file f on f.id = v.file_id
      where (c.state = 'VOID') <> (v.id is not null)
        or (v.id is not null and (v.decided_by = v.proposed_by or f.case_id <> c.id or f.kind <> 'void_decision' or f.state <> 'AVAILABLE'))`,
  },
  {
    name: "inspections.voids-traced",
    ref: "I6: one entry for each voided case",
    lifecycle: "case_void",
    offenders: badlyTraced("review_case", "case", [tracedOnce("case.voided", "t.state = 'VOID'")]),
  },
];
