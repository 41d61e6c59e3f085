import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, listed } from "@/platform/invariant";

const waiting = listed(["REVISION"]);
const granted = listed(["APPROVED", "IMPLEMENTING", "COMPLETED"]);

/** What holds of revisions, approvals, successors and the emergency lane. */
export const invariants: readonly Invariant[] = [
  {
    name: "approvals.same-file",
    ref: "I7, E20: what is approved is, byte for byte, what the leader confirmed in the last round before it",
    lifecycle: "approval",
    offenders: sql`select a.id from approval a join review_case c on c.id = a.case_id
      join stored_file f on f.id = a.plan_file_id
      left join revision_round r on r.id = a.revision_round_id
      where f.sha256 is distinct from a.plan_sha256 or f.case_id <> a.case_id or f.kind <> 'plan'
        or (c.conclusion = 'PASS_AFTER_REVISION' and (r.id is null or r.state <> 'CONFIRMED'
          or r.case_id <> a.case_id or r.plan_sha256 <> a.plan_sha256 or r.plan_file_id <> a.plan_file_id))
        or (c.conclusion = 'PASS' and a.revision_round_id is not null)
        or c.conclusion is null or c.conclusion = 'FAIL'`,
  },
  {
    name: "approvals.granted-once",
    ref: "D10: 方可实施 only by an approval the opinion was read for; a case and its approval say the same",
    lifecycle: "approval",
    offenders: sql`select c.id from review_case c left join approval a on a.case_id = c.id and a.state = 'APPROVED'
      where (c.state in ${granted} and (a.id is null or c.approved_at is null))
        or (a.id is not null and c.approved_at is null)
        or (a.id is not null and a.opinion_opened_at is null)
        or (a.id is not null and c.state not in ${granted} and c.state not in ('CLOSED_SUPERSEDED', 'VOID'))`,
  },
  {
    name: "approvals.rounds-fit",
    ref: "D9: rounds from 1 without a gap, each about a newer version, with the leader only while 修改中",
    lifecycle: "revision_round",
    offenders: sql`select r.id from revision_round r join review_case c on c.id = r.case_id
      join stored_file f on f.id = r.plan_file_id
      left join revision_round b on b.case_id = r.case_id and b.round = r.round - 1
      left join stored_file g on g.id = b.plan_file_id
      where (r.round > 1 and (b.id is null or b.state not in ('MORE_CHANGES', 'CONFIRMED') or g.version >= f.version))
        or f.sha256 is distinct from r.plan_sha256 or f.case_id <> r.case_id or f.kind <> 'plan'
        or (r.state = 'LEADER_REVIEW' and c.state not in ${waiting} and c.state <> 'VOID')
        or (r.state = 'SUBSTANTIAL' and c.state <> 'CLOSED_SUPERSEDED')
        or (r.overdue_at is not null and r.overdue_at < r.leader_due_at)`,
  },
  {
    name: "approvals.confirmed-means-done",
    ref: "四(二)4: a confirmed round has every required change answered and found done",
    lifecycle: "revision_round",
    offenders: sql`select r.id from revision_round r join report_item i on i.report_id = r.report_id and i.severity = 'MUST'
      left join revision_reply p on p.round_id = r.id and p.item_id = i.id
      where p.item_id is null or (r.state = 'CONFIRMED' and p.done is distinct from true)`,
  },
  {
    name: "approvals.traced",
    ref: "I9: one entry a revision, an opinion, a request and a decision",
    lifecycle: "approval",
    offenders: badlyTraced("review_case", "case", [
      ["revision.submitted", count("revision_round"), count("revision_round")],
      [
        "revision.decided",
        count("revision_round", "state <> 'LEADER_REVIEW'"),
        count("revision_round", "state <> 'LEADER_REVIEW'"),
      ],
      [
        "revision.overdue",
        count("revision_round", "overdue_at is not null"),
        count("revision_round", "overdue_at is not null"),
      ],
      ["approval.requested", count("approval"), count("approval")],
      ["approval.granted", count("approval", "state = 'APPROVED'"), count("approval", "state = 'APPROVED'")],
      ["approval.refused", count("approval", "state = 'REJECTED'"), count("approval", "state = 'REJECTED'")],
      ["emergency.granted", count("emergency_lane"), count("emergency_lane")],
      [
        "emergency.audited",
        count("emergency_lane", "audited_at is not null"),
        count("emergency_lane", "audited_at is not null"),
      ],
    ]),
  },
  {
    name: "approvals.successors-fit",
    ref: "E6, Art. 13, 16: a case follows one that has ended in just this way, on the same project",
    offenders: sql`select c.id from review_case c join review_case p on p.id = c.predecessor_id
      where c.project_id <> p.project_id or p.id = c.id
        or (c.predecessor_kind = 'FAILED' and p.state <> 'CLOSED_FAIL')
        or (c.predecessor_kind = 'SUBSTANTIAL' and p.state <> 'CLOSED_SUPERSEDED')
        or (c.predecessor_kind = 'CANCELLED' and p.state <> 'CANCELLED')`,
  },
  {
    name: "approvals.seats-inherited",
    ref: "E6: an inherited seat was accepted in the cancelled case this one follows, by the same person for the same specialty, once",
    lifecycle: "invitation",
    offenders: sql`select i.id from invitation i join invitation o on o.id = i.inherited_from
      join review_case c on c.id = i.case_id join seat s on s.id = i.seat_id join seat z on z.id = o.seat_id
      where i.round_id is not null or o.expert_id <> i.expert_id or o.case_id is distinct from c.predecessor_id
        or c.predecessor_kind is distinct from 'CANCELLED' or s.specialty <> z.specialty
        or (o.undertaken_at is null and o.inherited_from is null)
        or exists (select from invitation t where t.inherited_from = i.inherited_from and t.case_id = i.case_id and t.id <> i.id)`,
  },
];

function count(table: string, where = "true"): string {
  return `(select count(*) from ${table} n where n.case_id = t.id and ${where})`;
}
