import { idNumberCheckDigit } from "../../src/features/accounts/identifiers";
import { templateColumns } from "../../src/features/experts/imports";
import { composeUscc } from "../../src/features/organizations/uscc";
import { addDays, dateAt } from "../../src/features/rulebook";
import { type Value, writeSheet } from "../../src/platform/sheet";

export type SheetRow = Readonly<Record<string, Value>>;

/** The `n`-th person of a test: region 000000 is nobody's. */
export function idNumberOf(n: number): string {
  const body = `00000019${70 + (n % 30)}0101${String(Math.floor(n / 30) % 1000).padStart(3, "0")}`;
  return body + idNumberCheckDigit(body);
}

/** A name has no digits. */
export function nameOf(n: number): string {
  return `导入${[...String(n)].map((digit) => "零一二三四五六七八九"[Number(digit)]).join("")}`;
}

/** The `n`-th unit of a test. */
export function usccOf(n: number): string {
  return composeUscc({ authority: "91", region: "370202", body: `MB${String(n).padStart(6, "0")}` });
}

/** A complete row of the experts' template; what is given instead replaces it. */
export function expertRow(n: number, instead: SheetRow = {}): SheetRow {
  const today = dateAt(new Date());
  return {
    name: nameOf(n),
    idNumber: idNumberOf(n),
    phone: `1990${String(n).padStart(7, "0")}`,
    title: "高级工程师",
    termFrom: addDays(today, -30),
    termTo: addDays(today, 900),
    document: "青建质〔2026〕1号",
    uscc: usccOf(n % 40),
    unitName: `导入设计院${n % 40}有限公司`,
    since: "2015-07-01",
    specialties: n % 2 === 0 ? "SZ-JK、SZ-JC" : "SZ-MB",
    ...instead,
  };
}

/** A workbook with the template's head and these rows. */
export async function workbook(kind: "EXPERTS" | "UNITS", rows: readonly SheetRow[]): Promise<Buffer> {
  const columns = templateColumns[kind];
  const stream = writeSheet(
    "导入",
    columns,
    rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
  );
  return Buffer.from(await new Response(stream).arrayBuffer());
}
