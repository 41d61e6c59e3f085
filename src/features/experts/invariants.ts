import { sql } from "drizzle-orm";
import { type Invariant, notSealed } from "@/platform/invariant";
import { applicationInvariants } from "./invariants/applications";
import { appointmentInvariants } from "./invariants/appointments";
import { decisionInvariants } from "./invariants/decisions";
import { deskInvariants } from "./invariants/desk";
import { importInvariants } from "./invariants/imports";

/** What holds of pool members and what is recorded of them. */
export const invariants: readonly Invariant[] = [
  ...applicationInvariants,
  ...appointmentInvariants,
  ...decisionInvariants,
  ...deskInvariants,
  ...importInvariants,
  {
    name: "experts.interests-sealed",
    ref: "E24: personal edges are used as a predicate, never read",
    offenders: sql`select id from expert_interest where ${notSealed("detail_sealed")} or uscc_hash !~ '^[0-9a-f]{64}$'`,
  },
  {
    name: "experts.conduct-traced",
    ref: "二(三) 如实记录, I6: one entry a record",
    offenders: sql`
      with said as (select detail ->> 'record' as record, subject_id, count(*) as times from audit_entry
        where action = 'conduct.recorded' group by 1, 2)
      select c.id from conduct_record c left join said s on s.record = c.id::text and s.subject_id = c.expert_id::text
      where coalesce(s.times, 0) <> 1`,
  },
];
