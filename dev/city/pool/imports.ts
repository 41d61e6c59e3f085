import { idNumberCheckDigit } from "@/features/accounts/identifiers";
import { commitImport, previewImport, templateColumns } from "@/features/experts";
import { composeUscc } from "@/features/organizations";
import { addDays, dateAt } from "@/features/rulebook";
import { type Value, writeSheet } from "@/platform/sheet";
import { impossible } from "../people/identity";
import type { PoolSeed } from "./seed-pool";

type Row = Readonly<Record<string, Value>>;

/** The station brings people and units by workbook: one file written, one with faults, one waiting for a decision. */
export async function seedImportsToday({ actors, clock }: PoolSeed): Promise<void> {
  const today = dateAt(clock.present);
  const names = ["栾承志", "宿建国", "逄秀兰", "綦明远", "盖文博", "𠮷海涛"];
  const rows = names.map((name, index) => expertRow(name, index, today));
  const preview = async (kind: "EXPERTS" | "UNITS", fileName: string, list: readonly Row[]) =>
    previewImport(await actors.station(), { kind, fileName, bytes: await workbook(kind, list) });
  const units = await preview("UNITS", "集团单位关系.xlsx", unitRows());
  await commitImport(await actors.station(), { importId: units.id });
  await preview(
    "EXPERTS",
    "区市推荐专家（第一次）.xlsx",
    rows.map((row, index) => ({ ...row, ...faults[index] })),
  );
  await preview("EXPERTS", "区市推荐专家（改正后）.xlsx", rows);
}

/** What the first file of the recommended got wrong. */
const faults: Readonly<Record<number, Row>> = {
  1: { title: "助理工程师" },
  2: { termTo: "2021-02-30" },
  4: { specialties: "SZ-JK、SZ-XX", unitName: null },
};

function expertRow(name: string, index: number, today: string): Row {
  const body = `${impossible.region}1957${String(index + 1).padStart(2, "0")}15${String(index + 1).padStart(3, "0")}`;
  return {
    name,
    idNumber: body + idNumberCheckDigit(body),
    phone: `${impossible.phonePrefix}9990000${index}`,
    title: index % 2 === 0 ? "高级工程师" : "正高级工程师",
    termFrom: addDays(today, -20),
    termTo: addDays(today, 1075),
    document: "青建质〔2026〕12号",
    uscc: usccOf(index % 3),
    unitName: unitName(index % 3),
    since: "2009-07-01",
    specialties: index % 2 === 0 ? "SZ-JK、SZ-JC" : "SZ-MB、SZ-QZ",
  };
}

function unitRows(): Row[] {
  const share = { percent: "100", controls: "是", since: "2018-05-01" };
  return [
    { uscc: usccOf(0), name: unitName(0), kinds: "其他单位" },
    { uscc: usccOf(1), name: unitName(1), kinds: "设计单位", parentUscc: usccOf(0), ...share },
    { uscc: usccOf(2), name: unitName(2), kinds: "检测单位", parentUscc: usccOf(1), branch: "是" },
  ];
}

function usccOf(index: number): string {
  return composeUscc({ authority: "91", region: impossible.region, body: `MY99000${index}` });
}

function unitName(index: number): string {
  const names = ["胶州湾工程咨询集团有限公司", "胶州湾市政设计有限公司", "胶州湾市政设计有限公司检测分公司"];
  return names[index] ?? "";
}

async function workbook(kind: "EXPERTS" | "UNITS", rows: readonly Row[]): Promise<Buffer> {
  const columns = templateColumns[kind];
  const values = rows.map((row) => columns.map(({ key }) => row[key] ?? null));
  return Buffer.from(await new Response(writeSheet("导入", columns, values)).arrayBuffer());
}
