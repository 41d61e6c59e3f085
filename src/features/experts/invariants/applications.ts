import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, notSealed, tracedOnce } from "@/platform/invariant";

/** What holds of applications on the applicant's side. */
export const applicationInvariants: readonly Invariant[] = [
  {
    name: "experts.submissions-frozen",
    ref: "D1: every submission has its copy, counted without a gap, the last one the application's version",
    lifecycle: "expert_application",
    offenders: sql`select a.id from expert_application a
      left join application_submission s on s.application_id = a.id
      group by a.id having a.version <> count(s.id) or coalesce(max(s.version), 0) <> a.version`,
  },
  {
    name: "experts.applications-not-forgotten",
    ref: "D1: a returned application lapses with its day; half an hour later nothing is left of a delay",
    lifecycle: "expert_application",
    offenders: sql`select id from expert_application
      where state = 'RETURNED' and (resubmit_by is null or resubmit_by < app_now() - interval '30 minutes')`,
  },
  {
    name: "experts.application-interests-sealed",
    ref: "E24: personal edges are used as a predicate, never read",
    offenders: sql`select id from application_interest
      where ${notSealed("detail_sealed")} or uscc_hash !~ '^[0-9a-f]{64}$'`,
  },
  {
    name: "experts.applications-traced",
    ref: "I6: drafted, lapsed and withdrawn once each, submitted once a version",
    lifecycle: "expert_application",
    offenders: badlyTraced("expert_application", "application", [
      tracedOnce("application.drafted", "true"),
      ["application.submitted", "t.version", "t.version"],
      tracedOnce("application.lapsed", "t.state = 'LAPSED'"),
      tracedOnce("application.withdrawn", "t.state = 'WITHDRAWN'"),
    ]),
  },
];
