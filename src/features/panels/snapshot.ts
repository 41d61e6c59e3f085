import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type Candidate, EXCLUSION_CODES, type ExclusionCode } from "@/features/draws";
import {
  employerChoice,
  firstReason,
  inForce,
  mainEmployments,
  standingFacts,
  timesOf,
  wishes,
} from "@/features/experts";
import type { PolicyParameters } from "@/features/rulebook";
import { arrayOf, type Conflicts } from "./conflicts";
import { holdFor } from "./hold";

export interface SnapshotInput {
  readonly caseId: string;
  readonly jurisdictionCode: string;
  readonly specialties: readonly string[];
  readonly meeting: { readonly from: Date; readonly to: Date };
  readonly now: Date;
  readonly policy: PolicyParameters;
  readonly conflicts: Conflicts;
}

/**
 * Every pool member holding one of the specialties, the excluded with the first reason that applies
 * (trust.md §1.2). Facts alone decide; nobody is excluded by hand. One statement, whatever the pool's size.
 */
export async function takeSnapshot(tx: Tx, input: SnapshotInput): Promise<Candidate[]> {
  const wanted = [...new Set(input.specialties)].sort();
  // Specialties held travel as one number each, a bit a specialty.
  if (wanted.length > 52) throw new RangeError(`${wanted.length} specialties are asked for at once`);
  const codes = sql`${arrayOf(wanted)}::text[]`;
  const times = timesOf({ at: input.now });
  const { joins, reason } = facts(input, { repeats: true });
  // One row of four lists: a hundred thousand rows of four values take longer to receive than to find.
  const [row] = await tx.execute<Columns>(sql`
    with holder as (
      select expert_id, bit_or(1::bigint << (array_position(${codes}, specialty) - 1)) as held
      from expert_specialty where specialty = any(${codes}) and ${inForce(times)}
      group by expert_id
    ), pool as (
      select distinct on (e.number collate "C")
        e.number, h.held, coalesce(employer.uscc, '') as employer, ${reason} as excluded
      from holder h
      join expert e on e.id = h.expert_id
      join person p on p.id = e.person_id
      ${joins}
      left join ${mainEmployments(times)} employer on employer.expert_id = e.id
      order by e.number collate "C", ${employerChoice}
    )
    select json_agg(number) as numbers, json_agg(held) as held, json_agg(employer) as employers, json_agg(excluded) as excluded
    from pool`);
  return row?.numbers ? toCandidates(row, wanted) : [];
}

/**
 * The same question for single people: is there a reason by now? For accepting, forming and re-checking.
 * `codes`: only these reasons, so that one which does not matter there cannot hide one that does.
 */
export async function findExclusions(
  tx: Tx,
  input: SnapshotInput,
  expertIds: readonly string[],
  codes?: readonly ExclusionCode[],
): Promise<Map<string, ExclusionCode>> {
  if (expertIds.length === 0) return new Map();
  const { joins, reason } = facts(input, {
    codes,
    only: sql`and expert_id = any(${arrayOf(expertIds)}::uuid[])`,
  });
  const rows = await tx.execute<{ id: string; excluded: ExclusionCode | null }>(sql`
    select e.id, ${reason} as excluded
    from expert e join person p on p.id = e.person_id
    ${joins}
    where e.id = any(${arrayOf(expertIds)}::uuid[])`);
  return new Map(rows.flatMap(({ id, excluded }) => (excluded === null ? [] : [[id, excluded] as const])));
}

type Columns = {
  /** Null when there is nobody. */
  numbers: string[] | null;
  held: number[];
  employers: string[];
  excluded: (ExclusionCode | null)[];
};

function toCandidates(
  { numbers, held, employers, excluded }: Columns,
  wanted: readonly string[],
): Candidate[] {
  const named = new Map<number, string[]>();
  const specialtiesOf = (bits: number): string[] => {
    const known = named.get(bits);
    if (known) return known;
    const codes = wanted.filter((_, bit) => Math.floor(bits / 2 ** bit) % 2 === 1);
    named.set(bits, codes);
    return codes;
  };
  return (numbers ?? []).map((expert, at) => ({
    expert,
    employer: employers[at]!,
    specialties: specialtiesOf(held[at]!),
    excluded: excluded[at]!,
  }));
}

/**
 * One set per fact, read once: no query per person, however large the pool. `reason` is the first in the
 * closed list's order; of `codes` alone where they are given.
 */
function facts(
  input: SnapshotInput,
  {
    codes = EXCLUSION_CODES,
    only,
    repeats,
  }: { codes?: readonly ExclusionCode[]; only?: SQL; repeats?: boolean } = {},
): { joins: SQL; reason: SQL } {
  const { now, meeting, policy, jurisdictionCode } = input;
  const { joins, lacking, against } = standingFacts({
    at: now,
    confirmMonths: policy["membership.confirm_months"],
    meeting: { ...meeting, jurisdictionCode },
    only,
    repeats,
  });
  const lacks = lacking.filter(([code]) => codes.includes(code));
  const speaks = [...against, ...avoidance(input, only), ...workload(input, only)];
  return firstReason<ExclusionCode>(
    // What nobody asks about is not joined either: planning it costs more than reading it.
    { joins: lacks.length > 0 ? joins : sql``, lacking: lacks, against: speaks },
    EXCLUSION_CODES.filter((code) => codes.includes(code)),
  );
}

type Against = readonly (readonly [ExclusionCode, SQL])[];

/** 回避 (二(四)): where she works, worked or is interested, against the case's units. */
function avoidance({ now, jurisdictionCode, policy, conflicts }: SnapshotInput, only: SQL = sql``): Against {
  const times = timesOf({ at: now });
  const { day } = times;
  const parties = sql`any(${arrayOf(conflicts.parties)}::uuid[])`;
  const related = sql`any(${arrayOf(conflicts.related)}::uuid[])`;
  const before = (years: number) => sql`(${day} - make_interval(years => ${years}))::date`;
  const lookback = before(policy["conflict.employment_lookback"]);
  const people = (persons: SQL) =>
    sql`select expert_id from (select e.id as expert_id from expert e where e.person_id in (${persons})) one where true ${only}`;
  return [
    [
      "PARTY_EMPLOYER",
      sql`select expert_id from expert_employment where organization_id = ${parties} and ${inForce(times)} ${only}`,
    ],
    [
      "PARTY_EMPLOYER",
      people(sql`select person_id from app_user where organization_id = ${parties} and person_id is not null
        union select acting.id from organization_delegate d join person acting on acting.id_number_hash = d.id_number_hash
        where d.organization_id = ${parties} and d.accepted_at is not null and d.ended_at is null and ${day} between d.valid_from and d.valid_to`),
    ],
    [
      "PARTY_RELATED",
      sql`select expert_id from expert_employment where organization_id = ${related} and ${inForce(times)} ${only}`,
    ],
    [
      "PARTY_FORMER",
      sql`select expert_id from expert_employment where organization_id = ${parties} and ${times.standing} and valid_to < ${day} and valid_to >= ${lookback} ${only}`,
    ],
    [
      "DECLARED_INTEREST",
      sql`select expert_id from expert_interest where uscc_hash = any(${arrayOf(conflicts.usccHashes)}::text[]) and valid_from <= ${day}
        and (valid_to is null or valid_to >= ${before(policy["conflict.interest_lookback"])}) and ${times.standing} ${only}`,
    ],
    [
      "DECLARED_INTEREST",
      people(sql`select person_id from staff_post where post in ('station', 'bureau', 'district') and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})
        and (jurisdiction_code = ${jurisdictionCode} or post <> 'district')`),
    ],
  ];
}

/** What else takes her time: only the live database knows it. */
function workload({ now, meeting, policy, caseId }: SnapshotInput, only: SQL = sql``): Against {
  const hold = holdFor(meeting, policy["draw.travel_gap"]);
  return [
    [
      "TIME_CONFLICT",
      sql`select expert_id from (select h.expert_id, i.case_id from expert_hold h join invitation i on i.id = h.invitation_id
          where h.released_at is null and h.during && tstzrange(${hold.from.toISOString()}::timestamptz, ${hold.to.toISOString()}::timestamptz)) held
        where case_id <> ${caseId} ${only}`,
    ],
    [
      // Her own cap can only lower the policy's.
      "LOAD_CAP",
      sql`select load.expert_id from (select expert_id, count(*) as accepted from invitation
          where state in ('ACCEPTED', 'ATTENDED', 'NO_SHOW') and decided_at > ${now.toISOString()}::timestamptz - interval '30 days' and case_id <> ${caseId} ${only}
          group by expert_id) load left join ${wishes({ at: now, only })} wish on wish.expert_id = load.expert_id
        where load.accepted >= least(${policy["load.max_per_30d"]}, wish.monthly_cap)`,
    ],
    ["ALREADY_ASKED", sql`select expert_id from invitation where case_id = ${caseId} ${only}`],
  ];
}
