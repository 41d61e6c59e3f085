import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of opinions and their versions (D7, 四(二)3). */
export const invariants: readonly Invariant[] = [
  {
    name: "opinions.versions-gapless",
    ref: "D7: every handing-in is a version of its own; the newest is the opinion's",
    lifecycle: "opinion",
    offenders: sql`select o.id from opinion o
      left join lateral (select count(*) as n, max(v.version) as newest, bool_or(v.late = 'YES') as late, min(v.submitted_at) as first
        from opinion_version v where v.opinion_id = o.id) v on true
      where o.version <> v.n or o.version <> coalesce(v.newest, 0) or o.submitted_at is distinct from v.first
        or (o.state = 'SUBMITTED' and v.late) or (o.state = 'SUBMITTED_LATE' and not v.late)`,
  },
  {
    name: "opinions.bound-to-plan",
    ref: "E19: an opinion speaks of a version of its own case's plan, and of that very file",
    offenders: sql`select v.id from opinion_version v join opinion o on o.id = v.opinion_id
      left join stored_file f on f.id = v.plan_file_id left join stored_file s on s.id = v.scan_file_id
      where f.case_id <> o.case_id or f.kind <> 'plan' or f.sha256 is distinct from v.plan_sha256
        or s.case_id <> o.case_id or s.kind <> 'opinion_scan'`,
  },
  {
    name: "opinions.own-seat",
    ref: "D7: an opinion is that of a seat of its case",
    offenders: sql`select o.id from opinion o join invitation i on i.id = o.invitation_id where i.case_id <> o.case_id`,
  },
  {
    name: "opinions.frozen-recorded",
    ref: "四(二)3, D13: what is frozen is on record once, by its kind",
    lifecycle: "opinion",
    offenders: sql`select o.id from opinion o where o.frozen_at is not null and (
      select count(*) from conduct_record c where c.evidence_type = 'invitation' and c.evidence_id = o.invitation_id
        and c.kind = case o.state when 'SUBMITTED' then 'OPINION_ON_TIME' when 'SUBMITTED_LATE' then 'OPINION_LATE' else 'OPINION_MISSING' end) <> 1`,
  },
  {
    name: "opinions.traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "opinion",
    offenders: badlyTraced("opinion", "opinion", [
      tracedOnce("opinion.submitted", "t.version > 0"),
      ["opinion.amended", "greatest(t.version - 1, 0)", "greatest(t.version - 1, 0)"],
      tracedOnce("opinion.frozen", "t.frozen_at is not null"),
    ]),
  },
];
