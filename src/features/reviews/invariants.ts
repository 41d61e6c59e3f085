import { sql } from "drizzle-orm";
import { type CaseState, caseStates } from "@/db/schema";
import { badlyTraced, type Invariant, listed, tracedOnce } from "@/platform/invariant";
import { closedStates, lifecycle } from "./lifecycle";

/** States a case can only be in after `state`, itself included; an end that skips it is not among them. */
function from(state: CaseState): CaseState[] {
  const without = reach("DRAFT", state);
  return caseStates.filter((one) => !without.has(one));
}

/** Every state the lifecycle leads to from `start` without entering `avoided`. */
function reach(start: CaseState, avoided: CaseState): Set<CaseState> {
  const seen = new Set<CaseState>([start]);
  for (const state of seen) for (const next of lifecycle[state]) if (next !== avoided) seen.add(next);
  return seen;
}

const filed = listed(from("SUBMITTED"));
const admitted = listed(from("ADMITTED"));
const closed = listed(closedStates);

/** What holds of a case, its items and its files. */
export const invariants: readonly Invariant[] = [
  {
    name: "reviews.instants-fit",
    ref: "D3: number from the filing on, instants as the state says",
    lifecycle: "review_case",
    offenders: sql`select id from review_case where
      (state in ${filed} and (number is null or submitted_at is null))
      or (state in ${admitted} and (admitted_at is null or main_specialty is null or result is null))
      or (state in ('DRAFT', 'SUBMITTED', 'RETURNED') and admitted_at is not null)
      or (state = 'RETURNED' and returned_reason is null)
      or (state = 'CANCELLED' and closed_at is null) or (state not in ${closed} and closed_at is not null)`,
  },
  {
    name: "reviews.traced",
    ref: "I6, I9: the trace has every transition",
    lifecycle: "review_case",
    offenders: badlyTraced("review_case", "case", [
      tracedOnce("case.drafted", "true"),
      ["case.submitted", "(t.submitted_at is not null)::int", "(t.submitted_at is not null)::int * 1000"],
      ["case.returned", "(t.state = 'RETURNED')::int", "1000"],
      tracedOnce("case.admitted", "t.admitted_at is not null"),
      tracedOnce("case.cancelled", "t.state = 'CANCELLED'"),
    ]),
  },
  {
    name: "reviews.no-twins",
    ref: "E6: no two open cases on one piece of work",
    offenders: sql`select i.case_id as id from review_item i join review_case c on c.id = i.case_id
      where c.state not in ${closed} and exists (
        select 1 from review_item other join review_case o on o.id = other.case_id
        where other.fingerprint = i.fingerprint and o.id <> c.id and o.state not in ${closed})`,
  },
  {
    name: "reviews.items-follow",
    ref: "E6: an item is taken while its case is open, free when it is closed, and stays on the list meanwhile",
    offenders: sql`select i.case_id as id from review_item i
      join review_case c on c.id = i.case_id join hazardous_item h on h.id = i.item_id
      where i.open <> (c.state not in ${closed}) or i.fingerprint <> h.fingerprint
        or h.project_id <> c.project_id or (i.open and h.removed_at is not null)`,
  },
  {
    name: "reviews.files-examined",
    ref: "I7 (quality): nothing is served that was not measured, hashed and scanned",
    lifecycle: "stored_file",
    offenders: sql`select id from stored_file where
      (state = 'AVAILABLE' and (coalesce(size, 0) <= 0 or coalesce(sha256, '') !~ '^[0-9a-f]{64}$'
        or not (coalesce(scanner, '') in ('none', 'clamav') or (scanner = 'own' and kind = 'report_form' and uploaded_by = ''))
        or available_at is null))
      or (state <> 'AVAILABLE' and available_at is not null)
      or (state = 'REJECTED') <> (rejection is not null)`,
  },
];
