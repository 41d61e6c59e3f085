import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { dateAt, type PolicyParameters } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { keyedHash } from "@/platform/crypto";
import type { ListFilter } from "../input/list";
import { inArea } from "../lists/find-candidates";
import type { FrameMember } from "./freeze-round";

type Reader = Pick<Tx, "execute">;

/**
 * The frame of a draw of projects: works with a hazardous item in the body's area, under the filter, that stand in no
 * open inspection. Whoever stands in one is inspected anyway.
 */
export async function projectFrame(
  tx: Reader,
  actor: UserActor,
  filter: Omit<ListFilter, "reasons">,
): Promise<FrameMember[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select project.id from project join organization unit on unit.id = project.organization_id
    where ${inArea(actor, filter)}
      and exists (select from hazardous_item i where i.project_id = project.id and i.removed_at is null and i.result <> 'NOT_HAZARDOUS')
      and not exists (select from inspection v where v.project_id = project.id and v.state <> 'CLOSED')`);
  return [...rows].map(({ id }) => ({ expert: id, excluded: null }));
}

/** Everybody who holds a post with the body today. */
const inspectorsOf = (body: string, today: string) => sql`
  select distinct s.person_id as id from staff_post s
  where s.post in ('station', 'district') and s.jurisdiction_code = ${body}
    and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})`;

/** How many inspectors a body has. */
export async function countInspectors(tx: Reader, body: string, now: Date): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (${inspectorsOf(body, dateAt(now))}) all_of_them`,
  );
  return row?.n ?? 0;
}

/**
 * The frame of a draw of inspectors, with who must keep away from the drawn works by what is on record of them as
 * members of the pool: employed by a party, or with a declared interest in one (回避). Who was drawn before is not
 * asked again.
 */
export async function inspectorFrame(
  tx: Reader,
  list: { readonly id: string; readonly body: string },
  now: Date,
  policy: PolicyParameters,
): Promise<FrameMember[]> {
  const today = dateAt(now);
  const parties = await tx.execute<{ id: string; uscc: string }>(sql`
    select distinct o.id, o.uscc from inspection v
    join project_party t on t.project_id = v.project_id and t.removed_at is null
    join organization o on o.id = t.organization_id where v.list_id = ${list.id}`);
  const units = `{${parties.map(({ id }) => id).join(",")}}`;
  const hashes = `{${parties.map(({ uscc }) => keyedHash("uscc", uscc)).join(",")}}`;
  const rows = await tx.execute<{ id: string; excluded: FrameMember["excluded"] }>(sql`
    select one.id, case
      when exists (select from inspection_team m where m.list_id = ${list.id} and m.person_id = one.id) then 'ALREADY_ASKED'
      when exists (select from expert e join expert_employment w on w.expert_id = e.id
        where e.person_id = one.id and w.superseded_at is null and w.valid_from <= ${today}
          and (w.valid_to is null or w.valid_to >= ${today}) and w.organization_id = any(${units}::uuid[])) then 'PARTY_EMPLOYER'
      when exists (select from expert e join expert_interest d on d.expert_id = e.id
        where e.person_id = one.id and d.superseded_at is null and d.uscc_hash = any(${hashes}::text[])
          and (d.valid_to is null or d.valid_to >= ${today}::date - make_interval(years => ${policy["conflict.interest_lookback"]})))
        then 'DECLARED_INTEREST'
      end as excluded
    from (${inspectorsOf(list.body, today)}) one`);
  return [...rows].map(({ id, excluded }) => ({ expert: id, excluded }));
}
