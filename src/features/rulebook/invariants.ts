import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of the policy versions. */
export const invariants: readonly Invariant[] = [
  {
    name: "rulebook.floor-of-five",
    ref: "二(二), 37号令 Art. 12: no version asks for fewer than five",
    offenders: sql`select code as id from policy_version where (parameters ->> 'panel.min_main')::int < 5`,
  },
  {
    name: "rulebook.versions-by-two",
    ref: "ADR 0029: a version published here was drafted by one and published by another, and is what was drafted",
    lifecycle: "policy_draft",
    offenders: sql`select d.id::text as id from policy_draft d where d.state = 'PUBLISHED' and (d.decided_by = d.drafted_by
      or not exists (select from policy_version v where v.code = d.effective_from::text and v.parameters = d.parameters))`,
  },
  {
    name: "rulebook.never-retroactive",
    ref: "二, ADR 0003: a version takes force after it was recorded, the first excepted",
    offenders: sql`select code as id from policy_version v
      where effective_from <= (recorded_at at time zone 'Asia/Shanghai')::date
        and exists (select from policy_version e where e.effective_from < v.effective_from)`,
  },
  {
    name: "rulebook.drafts-traced",
    ref: "I6: drafted once, submitted as often as given back or taken further, ended once",
    lifecycle: "policy_draft",
    offenders: badlyTraced("policy_draft", "policyDraft", [
      tracedOnce("policy.drafted", "true"),
      ["policy.submitted", "(t.submitted_at is not null)::int", "1000"],
      tracedOnce("policy.published", "t.state = 'PUBLISHED'"),
      tracedOnce("policy.discarded", "t.state = 'DISCARDED'"),
    ]),
  },
  {
    name: "rulebook.holidays-traced",
    ref: "E18, I6: an arrangement is previewed once and ends once",
    lifecycle: "holiday_import",
    offenders: badlyTraced("holiday_import", "holidayImport", [
      tracedOnce("holidays.previewed", "true"),
      tracedOnce("holidays.committed", "t.state = 'COMMITTED'"),
      ["holidays.discarded", "(t.state = 'DISCARDED')::int", "(t.state in ('DISCARDED', 'REFUSED'))::int"],
    ]),
  },
  {
    name: "rulebook.holidays-whole",
    ref: "E18: what the latest import of a year says is what counts, all of it",
    offenders: sql`select i.id::text as id from holiday_import i cross join lateral
        jsonb_to_recordset(i.days) as d (day date, kind text, name text)
      where i.state = 'COMMITTED' and not exists (select from holiday_import l where l.state = 'COMMITTED'
          and l.year between i.year and i.year + 1 and l.closed_at > i.closed_at)
        and not exists (select from holiday h where h.day = d.day and h.kind = d.kind)`,
  },
];
