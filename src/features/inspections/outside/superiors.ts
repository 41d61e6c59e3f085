import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { BUREAU, competentBodyOf, MUNICIPAL_CODE } from "@/features/rulebook";

/**
 * 上级责任单位 (五(二)): the units above a unit by controlling shares or as the head of a branch, nearest first. The
 * line ends before a stop node: a state-asset regulator is nobody's superior unit here.
 */
export async function superiorsOf(
  tx: Pick<Tx, "execute">,
  organizationId: string,
  onDate: string,
): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    with recursive line as (
      select o.id, o.branch_of, o.name, 0 as depth from organization o where o.id = ${organizationId}
      union
      select u.id, u.branch_of, u.name, l.depth + 1
      from line l
      join organization u on not u.stop_node and (u.id = l.branch_of or exists (
        select from ownership s where s.owner_id = u.id and s.owned_id = l.id and s.controls and s.superseded_at is null
          and s.valid_from <= ${onDate} and (s.valid_to is null or s.valid_to >= ${onDate})))
      where l.depth < 20
    )
    select name from line where id <> ${organizationId} group by id, name order by min(depth), name`);
  return [...rows].map(({ name }) => name);
}

/** Who supervises works of an area, and who issues what a body sends out. */
export const bodyName = (code: string): string => competentBodyOf(code) ?? BUREAU;

/** 有关主管部门: of the works' area; where that body itself issues the paper, and for 市直管 works, the bureau. */
export function competentFor(jurisdictionCode: string, issuer: string): string {
  const body = jurisdictionCode === MUNICIPAL_CODE ? BUREAU : bodyName(jurisdictionCode);
  return body === issuer ? BUREAU : body;
}
