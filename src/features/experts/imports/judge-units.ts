import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OrganizationKind } from "@/db/schema";
import { greatestSum, type Held } from "@/features/organizations";
import { unitColumns } from "./columns";
import type { Judgement } from "./judge-experts";
import type { Problem } from "./problems";
import type { UnitRow } from "./read-units";

/** What is to be written for one row; of several rows of a unit the first one writes the unit itself. */
export interface UnitPlan {
  readonly row: UnitRow;
  readonly isNew: boolean;
  /** On record before this import: open panels may have to do with it. */
  readonly isKnown: boolean;
  readonly setsKinds: boolean;
  readonly setsStop: boolean;
  readonly setsBranch: boolean;
  readonly addsShare: boolean;
}

interface Known extends Record<string, unknown> {
  row: number;
  id: string | null;
  names: string[];
  kinds: OrganizationKind[];
  registered: boolean;
  stopNode: boolean;
  branchOf: string | null;
  parentId: string | null;
  parentIsBranch: boolean;
  parentIsStop: boolean;
  hasBranches: boolean;
  /** Shares held of it at any time. */
  shares: { owner: string; percent: number; controls: boolean; from: string; to: string | null }[];
}

type Fault = (key: (typeof unitColumns)[number]["key"], reason: string) => void;

/**
 * Compares the rows with the register of this moment, in one query. An import adds units and shares; a name,
 * a share or a head on record is never overwritten: renames and transfers have their own ways.
 */
export async function judgeUnits(
  tx: Pick<Tx, "execute">,
  rows: readonly UnitRow[],
): Promise<Judgement<UnitPlan>> {
  const known = new Map((await readKnown(tx, rows)).map((one) => [one.row, one]));
  const inFile = new Map(rows.map((row) => [row.uscc, row]));
  const heads = new Set(rows.flatMap(({ branchOf }) => branchOf ?? []));
  const added = new Map<string, Held[]>();
  const written = new Set<string>();
  const result = {
    problems: [] as Problem[],
    created: [] as UnitPlan[],
    changed: [] as UnitPlan[],
    unchanged: 0,
  };
  for (const row of rows) {
    const found = known.get(row.row);
    if (!found) throw new Error("a row was not compared");
    const before = result.problems.length;
    const fault: Fault = (key, reason) => {
      const column = unitColumns.find((one) => one.key === key)?.head ?? key;
      result.problems.push({ row: row.row, column, reason });
    };
    judgeUnit(row, found, fault);
    judgeParent(row, found, { inFile, heads }, fault);
    const addsShare = judgeShare(row, found, added, fault);
    if (result.problems.length > before) continue;
    const first = !written.has(row.uscc);
    written.add(row.uscc);
    const plan: UnitPlan = {
      row,
      isNew: found.id === null && first,
      isKnown: found.id !== null,
      setsKinds: first && row.kinds.some((kind) => !found.kinds.includes(kind)),
      setsStop: first && row.stop && !found.stopNode,
      setsBranch: first && row.branchOf !== null && found.branchOf === null,
      addsShare,
    };
    if (plan.isNew) result.created.push(plan);
    else if (plan.setsKinds || plan.setsStop || plan.setsBranch || plan.addsShare) result.changed.push(plan);
    else result.unchanged++;
  }
  return result;
}

function judgeUnit(row: UnitRow, found: Known, fault: Fault): void {
  if (found.id === null) return;
  if (!found.names.includes(row.name))
    fault("name", `这个代码登记的单位名称是“${found.names[0]}”，更名请在单位登记中办理`);
  if (found.registered && row.kinds.some((kind) => !found.kinds.includes(kind)))
    fault("kinds", "该单位已自行登记，单位类型由单位自己维护");
  if (found.branchOf !== null && row.branchOf !== found.branchOf)
    fault("branch", "登记的是另一法人单位的分公司，请在单位登记中办理");
}

interface File {
  readonly inFile: ReadonlyMap<string, UnitRow>;
  /** Units that others of the file are branches of. */
  readonly heads: ReadonlySet<string>;
}

/** A branch has a legal person above it and none below, and stop nodes take no part: no chain, no circle. */
function judgeParent(row: UnitRow, found: Known, { inFile, heads }: File, fault: Fault): void {
  const code = row.branchOf ?? row.share?.owner ?? null;
  if (code === null) return;
  const parent = inFile.get(code);
  if (!parent && found.parentId === null) fault("parentUscc", "上级单位既不在本文件，也没有登记");
  if (row.branchOf === null) return;
  if (parent?.branchOf || found.parentIsBranch)
    fault("parentUscc", "所属法人单位本身是分公司，请填它的法人单位");
  if (parent?.stop || found.parentIsStop || found.stopNode)
    fault("branch", "国资监管和政府机构不能有分公司，也不能是分公司");
  if (heads.has(row.uscc) || found.hasBranches) fault("branch", "本单位名下已有分公司，不能再是分公司");
}

/** Whether the share is to be written; shares of one unit never exceed the whole, on no day. */
function judgeShare(row: UnitRow, found: Known, added: Map<string, Held[]>, fault: Fault): boolean {
  const { share } = row;
  if (!share) return false;
  const own = found.shares.filter(
    ({ owner, to }) => owner === share.owner && (to === null || to >= share.since),
  );
  const same = own.find(
    (one) =>
      one.to === null &&
      one.from === share.since &&
      one.percent === Number(share.percent) &&
      one.controls === share.controls,
  );
  if (same) return false;
  if (own.length > 0) {
    fault("parentUscc", "这两个单位已有股权记录，请先在单位登记中结束原记录");
    return true;
  }
  const held: Held = { percent: Number(share.percent), validFrom: share.since, validTo: null };
  const others = found.shares.map(({ percent, from, to }) => ({ percent, validFrom: from, validTo: to }));
  const before = added.get(row.uscc) ?? [];
  if (greatestSum(held, [...others, ...before]).percent > 100)
    fault("percent", "该单位的持股比例合计超过100%");
  added.set(row.uscc, [...before, held]);
  return true;
}

function readKnown(tx: Pick<Tx, "execute">, rows: readonly UnitRow[]) {
  const asked = rows.map(({ row, uscc, branchOf, share }) => ({
    row,
    uscc,
    parent: branchOf ?? share?.owner ?? null,
  }));
  return tx.execute<Known>(sql`
    select a.row, o.id, to_jsonb(coalesce(o.kinds, '{}')) as kinds, o.registered_at is not null as registered,
      coalesce(o.stop_node, false) as "stopNode", head.uscc as "branchOf",
      up.id as "parentId", up.branch_of is not null as "parentIsBranch", coalesce(up.stop_node, false) as "parentIsStop",
      exists (select from organization b where b.branch_of = o.id) as "hasBranches",
      case when o.id is null then '[]'::jsonb else jsonb_build_array(o.name) || coalesce(
        (select jsonb_agg(n.name) from organization_name n where n.organization_id = o.id), '[]') end as names,
      coalesce((select jsonb_agg(jsonb_build_object('owner', w.uscc, 'percent', s.percent, 'controls', s.controls,
          'from', s.valid_from, 'to', s.valid_to))
        from ownership s join organization w on w.id = s.owner_id
        where s.owned_id = o.id and s.superseded_at is null), '[]') as shares
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(row int, uscc text, parent text)
    left join organization o on o.uscc = a.uscc
    left join organization head on head.id = o.branch_of
    left join organization up on up.uscc = a.parent`);
}
