import type { OrganizationKind } from "@/db/schema";
import { checkUscc, isPlaceholderName, kindNames, normalizeOrganizationName } from "@/features/organizations";
import type { Sheet } from "@/platform/sheet";
import { unitColumns } from "./columns";
import type { Problem } from "./problems";
import { CellReader, findColumns } from "./read-cells";

/** A unit as a file names it, with one of its owners or its head. Several owners stand in several rows. */
export interface UnitRow {
  readonly row: number;
  readonly uscc: string;
  readonly name: string;
  readonly kinds: readonly OrganizationKind[];
  readonly stop: boolean;
  /** 分公司: the code of the legal person it belongs to. */
  readonly branchOf: string | null;
  readonly share: {
    readonly owner: string;
    readonly percent: string;
    readonly controls: boolean;
    readonly since: string;
  } | null;
}

const kindsByName = new Map(
  Object.entries(kindNames).map(([kind, name]) => [name, kind as OrganizationKind]),
);

/** The units a file names, and everything that is wrong with the file by itself. */
export function readUnits(sheet: Sheet): { rows: UnitRow[]; problems: Problem[] } {
  const { places, problems } = findColumns(sheet, unitColumns);
  if (problems.length > 0) return { rows: [], problems };
  const rows: UnitRow[] = [];
  const first = new Map<string, UnitRow>();
  const pairs = new Map<string, number>();
  for (const one of sheet.rows) {
    const before = problems.length;
    const cells = new CellReader(one, places, unitColumns, problems);
    const row = readUnit(cells, one.row);
    if (!row) continue;
    const known = first.get(row.uscc);
    if (known) compare(cells, known, row);
    else first.set(row.uscc, row);
    const pair = `${row.uscc} ${row.branchOf ?? row.share?.owner ?? ""}`;
    const twin = pairs.get(pair);
    if (twin !== undefined) cells.fault("uscc", `与第${twin}行重复`);
    pairs.set(pair, twin ?? one.row);
    if (problems.length === before) rows.push(row);
  }
  return { rows, problems };
}

/** Rows of one unit agree in everything but the owner. */
function compare(cells: CellReader, known: UnitRow, row: UnitRow): void {
  if (known.name !== row.name) cells.fault("name", `与第${known.row}行同一个代码，名称不同`);
  if (known.kinds.join() !== row.kinds.join()) cells.fault("kinds", `与第${known.row}行同一个代码，类型不同`);
  if (known.stop !== row.stop) cells.fault("stop", `与第${known.row}行同一个代码，填写不同`);
  if (known.branchOf !== row.branchOf) cells.fault("branch", `与第${known.row}行同一个代码，填写不同`);
}

function readUnit(cells: CellReader, row: number): UnitRow | null {
  const uscc = readCode(cells, "uscc");
  const name = cells.text("name", 100);
  const full = name === null ? "" : normalizeOrganizationName(name);
  if (name !== null && ([...full].length < 2 || isPlaceholderName(full)))
    cells.fault("name", "请填写单位全称");
  const kinds = cells.list("kinds").flatMap((text) => {
    const kind = kindsByName.get(text);
    if (!kind) cells.fault("kinds", "没有这种单位类型，请按说明填写");
    return kind ? [kind] : [];
  });
  const parent = readCode(cells, "parentUscc");
  const branch = cells.yesNo("branch") ?? false;
  const stop = cells.yesNo("stop") ?? false;
  if (branch && stop) cells.fault("stop", "分公司不能是国资监管或政府机构");
  if (parent !== null && parent === uscc) cells.fault("parentUscc", "上级单位不能是本单位");
  const share = branch ? readBranch(cells, parent) : readShare(cells, parent);
  if (uscc === null || name === null) return null;
  return {
    row,
    uscc,
    name: full,
    kinds: kinds.sort(),
    stop,
    branchOf: branch ? parent : null,
    share,
  };
}

function readCode(cells: CellReader, key: "uscc" | "parentUscc"): string | null {
  const text = cells.digits(key);
  if (text === null) return null;
  const checked = checkUscc(text);
  return checked.ok ? checked.value : cells.fault(key, checked.message);
}

function readBranch(cells: CellReader, parent: string | null): null {
  if (parent === null) cells.fault("parentUscc", "分公司要填所属法人单位的代码");
  for (const key of ["percent", "controls", "since"])
    if (cells.text(key) !== null) cells.fault(key, "分公司不填这一列");
  return null;
}

function readShare(cells: CellReader, parent: string | null): UnitRow["share"] {
  const percent = cells.text("percent");
  const controls = cells.yesNo("controls");
  const since = cells.day("since");
  if (parent === null) {
    if (percent !== null || controls !== null || since !== null)
      cells.fault("parentUscc", "填了持股情况，就要填上级单位代码");
    return null;
  }
  if (percent === null) cells.fault("percent", "有上级单位的要填持股比例");
  if (controls === null) cells.fault("controls", "有上级单位的要填是否控制");
  if (since === null) cells.fault("since", "有上级单位的要填生效日期");
  const number =
    percent === null
      ? Number.NaN
      : Number(/^\d{1,3}(\.\d{1,2})?%?$/.test(percent) ? percent.replace("%", "") : "x");
  if (percent !== null && !(number > 0 && number <= 100))
    cells.fault("percent", "持股比例应大于0、不超过100，最多两位小数");
  if (!(number > 0 && number <= 100) || controls === null || since === null) return null;
  return { owner: parent, percent: number.toFixed(2), controls, since };
}
