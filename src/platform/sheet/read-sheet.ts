import { readXlsx } from "hucre/xlsx";
import { cleanText } from "../form";
import { SheetRefused } from "./faults";
import { selectParts } from "./select-parts";
import { storeArchive } from "./store-archive";
import { unpackArchive } from "./unpack-archive";

/** Largest file that is taken, in bytes. */
export const sheetBytes = 5 * 1024 * 1024;
/** Rows below the head. */
export const mostRows = 20_000;
const mostColumns = 60;
const longestText = 2000;

/** One cell as people mean it. A formula is a fault of its cell: its text is empty and nothing is computed. */
export interface Cell {
  readonly text: string;
  readonly kind: "text" | "number" | "date" | "boolean" | "formula" | "error";
}

/** `row` as the spreadsheet program counts, the head being row 1. */
export interface Row {
  readonly row: number;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly head: readonly string[];
  /** Without rows that are blank in every column. */
  readonly rows: readonly Row[];
}

const blank: Cell = { text: "", kind: "text" };

/**
 * The first sheet of a workbook as text, bounded in every direction before it is unpacked. Values are trimmed
 * and full-width digits and letters become plain ones. Throws SheetRefused; nothing is ever fetched or run.
 */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  if (bytes.length > sheetBytes) throw new SheetRefused("SIZE");
  if (bytes.length === 0) throw new SheetRefused("EMPTY");
  const parts = selectParts(unpackArchive(bytes));
  for (const [name, body] of parts)
    if (name.startsWith("xl/worksheets/")) demandBounds(body.toString("utf8"));
  const workbook = await readXlsx(storeArchive(parts), {
    sheets: [0],
    readStyles: false,
    range: `A1:${columnName(mostColumns)}${mostRows + 1}`,
  }).catch(() => {
    throw new SheetRefused("DAMAGED");
  });
  const sheet = workbook.sheets[0];
  if (!sheet) throw new SheetRefused("EMPTY");
  if (sheet.merges?.length) throw new SheetRefused("MERGED");
  const rows = sheet.rows.map((values, index) => ({
    row: index + 1,
    cells: values.map((value, column) => cellOf(value, sheet.cells?.get(`${index},${column}`)?.formula)),
  }));
  const [first, ...rest] = rows;
  const filled = rest.filter(({ cells }) =>
    cells.some(({ text, kind }) => text !== "" || kind === "formula"),
  );
  if (!first || filled.length === 0) throw new SheetRefused("EMPTY");
  return { head: first.cells.map(({ text }) => text), rows: filled };
}

/** Cells that hold something outside of the bounds, and merged ones, seen before a table is built of them. */
function demandBounds(xml: string): void {
  if (xml.includes("<mergeCell ") || /<\w+:mergeCell\s/.test(xml)) throw new SheetRefused("MERGED");
  for (const match of xml.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Za-z]{1,3})(\d{1,8})"[^<>]*>/g)) {
    if (match[0].endsWith("/>")) continue;
    if (Number(match[2]) > mostRows + 1) throw new SheetRefused("ROWS");
    if (columnNumber(match[1] ?? "") > mostColumns) throw new SheetRefused("COLUMNS");
  }
}

function cellOf(value: unknown, formula: string | undefined): Cell {
  if (formula !== undefined) return { text: "", kind: "formula" };
  if (value === null || value === undefined) return blank;
  if (value instanceof Date) return { text: dateText(value), kind: "date" };
  if (typeof value === "number") return { text: numberText(value), kind: "number" };
  if (typeof value === "boolean") return { text: value ? "是" : "否", kind: "boolean" };
  const text = plainText(String(value));
  return { text, kind: /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)$/.test(text) ? "error" : "text" };
}

/** A day as it is written in the sheet, whatever the process's zone; with its time when it has one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const [day = "", time = ""] = date.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
}

/** Beyond 15 digits a spreadsheet's number has lost its end: shown with an exponent, so that it cannot pass. */
function numberText(value: number): string {
  return Math.abs(value) < 1e15 ? String(value) : value.toExponential();
}

/** Trimmed, without invisible marks, full-width digits and letters as plain ones; brackets stay as they are. */
function plainText(value: string): string {
  return cleanText(value)
    .replace(/[０-９Ａ-Ｚａ-ｚ－．／％]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ")
    .trim()
    .slice(0, longestText);
}

function columnName(number: number): string {
  return number > 26
    ? columnName(Math.floor((number - 1) / 26)) + columnName(((number - 1) % 26) + 1)
    : String.fromCharCode(64 + number);
}

function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
