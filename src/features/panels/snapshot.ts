import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Candidate, ExclusionCode } from "@/features/draws";
import { dateAt, type PolicyParameters } from "@/features/rulebook";
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

/** A candidate of the request, with the database's own id beside the public number. */
export interface PoolMember extends Candidate {
  readonly expertId: string;
}

/**
 * Every pool member holding one of the specialties, the excluded with the first reason that applies
 * (trust.md §1.2). Facts alone decide; nobody is excluded by hand. One statement, whatever the pool's size.
 */
export async function takeSnapshot(tx: Tx, input: SnapshotInput): Promise<PoolMember[]> {
  const wanted = sql`${arrayOf(input.specialties)}::text[]`;
  const rows = await tx.execute<Row>(sql`
    with holder as (
      select expert_id, jsonb_agg(specialty order by specialty collate "C") as specialties
      from expert_specialty
      where specialty = any(${wanted}) and valid_from <= ${today(input)} and (valid_to is null or valid_to >= ${today(input)})
      group by expert_id
    )
    select e.id, e.number, h.specialties, coalesce(employer.uscc, '') as employer, ${reason(input)} as excluded
    from holder h
    join expert e on e.id = h.expert_id
    join person p on p.id = e.person_id
    ${facts(input)}
    order by e.number collate "C"`);
  return rows.map(toMember);
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
  const rows = await tx.execute<{ id: string; excluded: ExclusionCode | null }>(sql`
    select e.id, ${reason(input, codes)} as excluded
    from expert e join person p on p.id = e.person_id
    ${facts(input, sql`and expert_id = any(${arrayOf(expertIds)}::uuid[])`)}
    where e.id = any(${arrayOf(expertIds)}::uuid[])`);
  return new Map(rows.flatMap(({ id, excluded }) => (excluded === null ? [] : [[id, excluded] as const])));
}

type Row = {
  id: string;
  number: string;
  specialties: string[];
  employer: string;
  excluded: ExclusionCode | null;
};

function toMember(row: Row): PoolMember {
  return {
    expertId: row.id,
    expert: row.number,
    employer: row.employer,
    specialties: row.specialties,
    excluded: row.excluded,
  };
}

function today({ now }: SnapshotInput): SQL {
  return sql`${dateAt(now)}::date`;
}

/** The first reason in the closed list's order; of `codes` alone where they are given. */
function reason({ policy }: SnapshotInput, codes?: readonly ExclusionCode[]): SQL {
  const reasons: readonly (readonly [ExclusionCode, SQL])[] = [
    ["NOT_IN_TERM", sql`in_term.expert_id is null`],
    ["SUSPENDED", sql`suspended.expert_id is not null`],
    ["ON_LEAVE", sql`on_leave.expert_id is not null`],
    ["PHONE_UNVERIFIED", sql`p.phone_verified_at is null`],
    ["PARTY_EMPLOYER", sql`at_party.expert_id is not null or operator.person_id is not null`],
    ["PARTY_RELATED", sql`at_related.expert_id is not null`],
    ["PARTY_FORMER", sql`was_at_party.expert_id is not null`],
    ["DECLARED_INTEREST", sql`interested.expert_id is not null or official.person_id is not null`],
    ["TIME_CONFLICT", sql`held.expert_id is not null`],
    ["LOAD_CAP", sql`coalesce(load.accepted, 0) >= ${policy["load.max_per_30d"]}`],
    ["ALREADY_ASKED", sql`asked.expert_id is not null`],
  ];
  const asked = reasons.filter(([code]) => codes?.includes(code) ?? true);
  const cases = asked.map(([code, holds]) => sql`when ${holds} then ${sql.raw(`'${code}'`)}`);
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** One set per fact, each read once and joined: no query per person, however large the pool. */
function facts(input: SnapshotInput, only: SQL = sql``): SQL {
  const { now, meeting, policy, conflicts } = input;
  const at = sql`${now.toISOString()}::timestamptz`;
  const on = today(input);
  const meetingDay = sql`${dateAt(meeting.from)}::date`;
  const hold = holdFor(meeting, policy["draw.travel_gap"]);
  const parties = sql`any(${arrayOf(conflicts.parties)}::uuid[])`;
  const related = sql`any(${arrayOf(conflicts.related)}::uuid[])`;
  const current = sql`superseded_at is null and valid_from <= ${on} and (valid_to is null or valid_to >= ${on})`;
  const lookback = sql`(${on} - make_interval(years => ${policy["conflict.employment_lookback"]}))::date`;
  return sql`
    left join (select distinct expert_id from expert_term where term_from <= ${on} and term_to >= ${on} ${only}) in_term on in_term.expert_id = e.id
    left join (select distinct expert_id from expert_suspension where suspended_from <= ${at} and (suspended_to is null or suspended_to > ${at}) ${only}) suspended on suspended.expert_id = e.id
    left join (select distinct expert_id from expert_leave where cancelled_at is null and (${on} between leave_from and leave_to or ${meetingDay} between leave_from and leave_to) ${only}) on_leave on on_leave.expert_id = e.id
    left join (select distinct expert_id from expert_employment where organization_id = ${parties} and ${current} ${only}) at_party on at_party.expert_id = e.id
    left join (select person_id from app_user where organization_id = ${parties} and person_id is not null
               union select acting.id from organization_delegate d join person acting on acting.id_number_hash = d.id_number_hash
               where d.organization_id = ${parties} and d.accepted_at is not null and d.ended_at is null and ${on} between d.valid_from and d.valid_to) operator on operator.person_id = p.id
    left join (select distinct expert_id from expert_employment where organization_id = ${related} and ${current} ${only}) at_related on at_related.expert_id = e.id
    left join (select distinct expert_id from expert_employment where organization_id = ${parties} and superseded_at is null and valid_to < ${on} and valid_to >= ${lookback} ${only}) was_at_party on was_at_party.expert_id = e.id
    left join (select distinct expert_id from expert_interest where uscc_hash = any(${arrayOf(conflicts.usccHashes)}::text[]) and valid_from <= ${on} and (valid_to is null or valid_to >= ${on}) ${only}) interested on interested.expert_id = e.id
    left join (select distinct person_id from staff_post where post in ('station', 'bureau', 'district') and valid_from <= ${on} and (valid_to is null or valid_to >= ${on})
               and (jurisdiction_code = ${input.jurisdictionCode} or post <> 'district')) official on official.person_id = p.id
    left join (select distinct hold.expert_id from expert_hold hold join invitation on invitation.id = hold.invitation_id
               where hold.released_at is null and invitation.case_id <> ${input.caseId}
                 and hold.during && tstzrange(${hold.from.toISOString()}::timestamptz, ${hold.to.toISOString()}::timestamptz)) held on held.expert_id = e.id
    left join (select expert_id, count(*) as accepted from invitation where state in ('ACCEPTED', 'ATTENDED', 'NO_SHOW') and decided_at > ${at} - interval '30 days' and case_id <> ${input.caseId} ${only} group by expert_id) load on load.expert_id = e.id
    left join (select distinct expert_id from invitation where case_id = ${input.caseId}) asked on asked.expert_id = e.id
    left join lateral (select o.uscc from expert_employment x join organization o on o.id = x.organization_id
               where x.expert_id = e.id and x.main = 'yes' and x.superseded_at is null and x.valid_from <= ${on} and (x.valid_to is null or x.valid_to >= ${on})
               order by x.valid_from desc, x.id limit 1) employer on true`;
}
