import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { cleanText } from "../form";

/** `date`: a day `YYYY-MM-DD`, as it is in China; `number`: a number; everything else is text. */
export interface Column {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: "text" | "number" | "date";
}

export type Value = string | number | null;

/**
 * A workbook of one sheet as a stream: frozen head, typed cells, rows pulled one after another. Text that a
 * spreadsheet program could take for a formula gets a leading apostrophe and stays text (ASVS 1.2.10).
 */
export function writeSheet(
  name: string,
  columns: readonly Column[],
  rows: Iterable<readonly Value[]> | AsyncIterable<readonly Value[]>,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(typed(columns, rows), {
    name,
    columns: columns.map(({ head, width, kind }) => ({
      header: head,
      width,
      numFmt: kind === "date" ? "yyyy-mm-dd" : kind === "number" ? "0.##" : "@",
    })),
    freezePane: { rows: 1 },
  });
}

async function* typed(
  columns: readonly Column[],
  rows: Iterable<readonly Value[]> | AsyncIterable<readonly Value[]>,
): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map(({ kind }, index) => cellValue(row[index] ?? null, kind));
}

function cellValue(value: Value, kind: Column["kind"]): CellValue {
  if (value === null || value === "") return null;
  if (kind === "number" && typeof value === "number" && Number.isFinite(value)) return value;
  if (kind === "date" && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dayOf(value);
  return inert(String(value));
}

/** Libraries write dates as UTC; midnight in UTC of China's day is that day in the sheet. */
function dayOf(day: string): CellValue {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return serial(Date.UTC(year, month - 1, date));
}

/** Days since 30 December 1899, the spreadsheet's own count. */
function serial(utc: number): number {
  return Math.round(utc / 86_400_000) + 25_569;
}

/** `= + - @`, tab, CR and NUL at the beginning start a formula somewhere; so does their full-width form. */
function inert(text: string): string {
  const dangerous = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\0]/u.test(text);
  const clean = cleanText(text).slice(0, 32_000);
  return dangerous ? `'${clean}` : clean;
}
