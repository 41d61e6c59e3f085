import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { idNumberHash } from "@/features/accounts";
import { expertColumns } from "./columns";
import type { Problem } from "./problems";
import type { ExpertRow } from "./read-experts";

/** What is to be written for one row. */
export interface ExpertPlan {
  readonly row: ExpertRow;
  readonly idHash: string;
  readonly personId: string | null;
  readonly expertId: string | null;
  readonly number: string | null;
  readonly addsTerm: boolean;
  readonly addsSpecialties: readonly string[];
  readonly addsPhone: boolean;
}

export interface Judgement<Plan> {
  readonly problems: readonly Problem[];
  readonly created: readonly Plan[];
  readonly changed: readonly Plan[];
  readonly unchanged: number;
}

interface Known extends Record<string, unknown> {
  row: number;
  personId: string | null;
  name: string | null;
  hasPhone: boolean;
  expertId: string | null;
  number: string | null;
  title: string | null;
  departed: boolean;
  terms: { from: string; to: string }[];
  specialties: string[];
  employers: string[];
  unitNames: string[];
}

/**
 * Compares the rows with the database of this moment, in one query. An import adds people, terms and
 * specialties; what a member or the station has recorded otherwise is never overwritten, it is a problem.
 */
export async function judgeExperts(
  tx: Pick<Tx, "execute">,
  rows: readonly ExpertRow[],
  today: string,
): Promise<Judgement<ExpertPlan>> {
  const hashes = new Map(rows.map((row) => [row.row, idNumberHash(row.idNumber)]));
  const known = new Map((await readKnown(tx, rows, hashes, today)).map((one) => [one.row, one]));
  const problems: Problem[] = [];
  const created: ExpertPlan[] = [];
  const changed: ExpertPlan[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const found = known.get(row.row);
    if (!found) throw new Error("a row was not compared");
    const faults = faultsOf(row, found);
    problems.push(...faults);
    if (faults.length > 0) continue;
    const plan: ExpertPlan = {
      row,
      idHash: hashes.get(row.row) ?? "",
      personId: found.personId,
      expertId: found.expertId,
      number: found.number,
      addsTerm: !found.terms.some(({ from, to }) => from === row.termFrom && to === row.termTo),
      addsSpecialties: row.specialties.filter((code) => !found.specialties.includes(code)),
      addsPhone: row.phone !== null && !found.hasPhone,
    };
    if (!found.expertId) created.push(plan);
    else if (plan.addsTerm || plan.addsSpecialties.length > 0 || plan.addsPhone) changed.push(plan);
    else unchanged++;
  }
  return { problems, created, changed, unchanged };
}

function faultsOf(row: ExpertRow, found: Known): Problem[] {
  const faults: Problem[] = [];
  const fault = (key: (typeof expertColumns)[number]["key"], reason: string) =>
    faults.push({ row: row.row, column: expertColumns.find((one) => one.key === key)?.head ?? key, reason });
  if (found.personId && found.name !== row.name) fault("name", "这个身份证号在平台登记的是另一个姓名");
  if (row.employer && found.unitNames.length > 0 && !found.unitNames.includes(row.employer.name))
    fault("unitName", `这个代码登记的单位名称是“${found.unitNames[0]}”`);
  if (!found.expertId) return faults;
  if (found.departed) fault("idNumber", "此人已退出专家库，恢复须另行决定，不能导入");
  if (found.title !== row.title) fault("title", "与库内登记的职称不同，职称变更由专家本人办理");
  const employers = row.employer ? [row.employer.uscc] : [];
  if (
    employers.length !== Math.min(found.employers.length, 1) ||
    !employers.every((code) => found.employers.includes(code))
  )
    fault("uscc", "与库内登记的工作单位不同，单位变更由专家本人办理");
  const clash = found.terms.find(
    ({ from, to }) =>
      from <= row.termTo && to >= row.termFrom && (from !== row.termFrom || to !== row.termTo),
  );
  if (clash) fault("termFrom", `与库内聘期${clash.from}至${clash.to}重叠`);
  return faults;
}

function readKnown(
  tx: Pick<Tx, "execute">,
  rows: readonly ExpertRow[],
  hashes: ReadonlyMap<number, string>,
  today: string,
) {
  const asked = rows.map(({ row, employer }) => ({
    row,
    hash: hashes.get(row),
    uscc: employer?.uscc ?? null,
  }));
  return tx.execute<Known>(sql`
    select a.row, p.id as "personId", p.name, p.phone_hash is not null as "hasPhone",
      e.id as "expertId", e.number, e.title,
      exists (select from expert_departure d where d.expert_id = e.id and d.ended_at is null) as departed,
      coalesce((select jsonb_agg(jsonb_build_object('from', t.term_from, 'to', t.term_to))
        from expert_term t where t.expert_id = e.id and t.superseded_at is null), '[]') as terms,
      coalesce((select jsonb_agg(s.specialty) from expert_specialty s where s.expert_id = e.id
        and s.superseded_at is null and (s.valid_to is null or s.valid_to >= ${today}::date)), '[]') as specialties,
      coalesce((select jsonb_agg(u.uscc) from expert_employment m join organization u on u.id = m.organization_id
        where m.expert_id = e.id and m.main = 'yes' and m.superseded_at is null
        and (m.valid_to is null or m.valid_to >= ${today}::date)), '[]') as employers,
      case when o.id is null then '[]'::jsonb else jsonb_build_array(o.name) || coalesce(
        (select jsonb_agg(n.name) from organization_name n where n.organization_id = o.id), '[]') end as "unitNames"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(row int, hash text, uscc text)
    left join person p on p.id_number_hash = a.hash
    left join expert e on e.person_id = p.id
    left join organization o on o.uscc = a.uscc`);
}
