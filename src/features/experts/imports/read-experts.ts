import { checkIdNumber, checkMobile, checkPersonName, isFictitiousIdNumber } from "@/features/accounts";
import { checkUscc, isPlaceholderName, normalizeOrganizationName } from "@/features/organizations";
import { specialtyOf } from "@/features/rulebook";
import type { Sheet } from "@/platform/sheet";
import { isSeniorTitle } from "../rules/senior-title";
import { expertColumns } from "./columns";
import type { Problem } from "./problems";
import { CellReader, findColumns } from "./read-cells";

/** A member as a file names her. Kept sealed only. */
export interface ExpertRow {
  readonly row: number;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly title: string;
  readonly termFrom: string;
  readonly termTo: string;
  readonly document: string;
  readonly employer: { readonly uscc: string; readonly name: string; readonly since: string } | null;
  readonly specialties: readonly string[];
}

export interface Reading {
  /** Today in China. */
  readonly today: string;
  /** Whether numbers of the region nobody is from are taken: not in production. */
  readonly fictitious: boolean;
}

/** No appointment is longer; a slip in the year is. */
const longestTermYears = 10;

/** The members a file names, and everything that is wrong with the file by itself. */
export function readExperts(sheet: Sheet, reading: Reading): { rows: ExpertRow[]; problems: Problem[] } {
  const { places, problems } = findColumns(sheet, expertColumns);
  if (problems.length > 0) return { rows: [], problems };
  const rows: ExpertRow[] = [];
  const persons = new Map<string, number>();
  const phones = new Map<string, number>();
  const units = new Map<string, string>();
  for (const one of sheet.rows) {
    const before = problems.length;
    const cells = new CellReader(one, places, expertColumns, problems);
    const row = readExpert(cells, one.row, reading);
    if (row) {
      const twin = persons.get(row.idNumber);
      if (twin !== undefined) cells.fault("idNumber", `与第${twin}行是同一个身份证号`);
      persons.set(row.idNumber, twin ?? one.row);
      const line = row.phone === null ? undefined : phones.get(row.phone);
      if (line !== undefined) cells.fault("phone", `与第${line}行是同一个手机号`);
      if (row.phone !== null) phones.set(row.phone, line ?? one.row);
      const name = row.employer ? units.get(row.employer.uscc) : undefined;
      if (row.employer && name !== undefined && name !== row.employer.name)
        cells.fault("unitName", "同一个代码在本文件里有两个名称");
      if (row.employer) units.set(row.employer.uscc, name ?? row.employer.name);
    }
    if (row && problems.length === before) rows.push(row);
  }
  return { rows, problems };
}

function readExpert(cells: CellReader, row: number, reading: Reading): ExpertRow | null {
  const name = readName(cells);
  const idNumber = readIdNumber(cells, reading);
  const phone = readPhone(cells);
  const title = cells.text("title", 50);
  if (title !== null && !isSeniorTitle(title)) cells.fault("title", "不是高级专业技术职称");
  const term = readTerm(cells, reading.today);
  const document = cells.text("document", 100);
  const employer = readEmployer(cells, reading.today);
  const specialties = readSpecialties(cells);
  if (!name || !idNumber || !title || !term || !document || employer === undefined) return null;
  return { row, name, idNumber, phone, title, ...term, document, employer, specialties };
}

function readName(cells: CellReader): string | null {
  const text = cells.text("name");
  if (text === null) return null;
  const checked = checkPersonName(text);
  return checked.ok ? checked.value : cells.fault("name", checked.message);
}

/** The sentences name no digit of the number: problems are kept and shown. */
const idNumberReasons = {
  EMPTY: "不能为空",
  LENGTH: "身份证号应为18位",
  CHARACTER: "身份证号的前17位应为数字，最后一位应为数字或字母X",
  BIRTH_DATE: "身份证号中的出生日期不正确",
  FUTURE: "身份证号中的出生日期晚于今天",
  CHECK_DIGIT: "身份证号的最后一位校验码不符，请逐位核对",
} as const;

function readIdNumber(cells: CellReader, { today, fictitious }: Reading): string | null {
  const text = cells.digits("idNumber");
  if (text === null) return null;
  const checked = checkIdNumber(text, today);
  if (!checked.ok) return cells.fault("idNumber", idNumberReasons[checked.reason]);
  if (!fictitious && isFictitiousIdNumber(checked.value))
    return cells.fault("idNumber", "身份证号的前6位不是发证地区，请逐位核对");
  return checked.value;
}

function readPhone(cells: CellReader): string | null {
  const text = cells.digits("phone");
  if (text === null) return null;
  const checked = checkMobile(text);
  return checked.ok ? checked.value : cells.fault("phone", checked.message);
}

function readTerm(cells: CellReader, today: string): { termFrom: string; termTo: string } | null {
  const termFrom = cells.day("termFrom");
  const termTo = cells.day("termTo");
  if (!termFrom || !termTo) return null;
  if (termTo < termFrom) return cells.fault("termTo", "聘期止早于聘期起");
  if (termTo < today) return cells.fault("termTo", "聘期已经届满，不能导入");
  if (Number(termTo.slice(0, 4)) - Number(termFrom.slice(0, 4)) > longestTermYears)
    return cells.fault("termTo", `聘期超过${longestTermYears}年，请核对年份`);
  return { termFrom, termTo };
}

/** Null: no employer; undefined: something is wrong with it. */
function readEmployer(cells: CellReader, today: string): ExpertRow["employer"] | undefined {
  const code = cells.digits("uscc");
  const given = cells.text("unitName", 100);
  const since = cells.day("since");
  if (code === null) {
    if (given !== null || since !== null)
      cells.fault("uscc", "填了单位名称或入职日期，就要填统一社会信用代码");
    return given !== null || since !== null ? undefined : null;
  }
  const checked = checkUscc(code);
  if (!checked.ok) cells.fault("uscc", checked.message);
  if (given === null) cells.fault("unitName", "填了代码就要填单位名称");
  else if (isPlaceholderName(given)) cells.fault("unitName", "无工作单位的，代码、名称和入职日期都留空");
  if (since === null) cells.fault("since", "填了代码就要填入职日期");
  else if (since > today) cells.fault("since", "入职日期晚于今天");
  if (!checked.ok || given === null || since === null || since > today) return undefined;
  return { uscc: checked.value, name: normalizeOrganizationName(given), since };
}

function readSpecialties(cells: CellReader): string[] {
  const codes = cells.list("specialties").map((code) => code.toUpperCase());
  const unknown = codes.filter((code) => specialtyOf(code) === null);
  // Whatever stands in a wrong column, such as a number of a person, is not repeated in the list of problems.
  const shown = unknown.find((code) => /^[A-Z]{2}-[A-Z-]{1,6}$/.test(code));
  if (unknown.length > 0)
    cells.fault("specialties", shown ? `没有这个专业代码：${shown}` : "没有这个专业代码");
  return codes;
}
