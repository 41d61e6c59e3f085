import { isDate } from "@/features/rulebook";
import type { Cell, Row, Sheet } from "@/platform/sheet";
import type { TemplateColumn } from "./columns";
import type { Problem } from "./problems";

/** Where each column of the template is in the file; the order of columns is free, the words of the head are not. */
export function findColumns(
  sheet: Sheet,
  columns: readonly TemplateColumn[],
): { places: ReadonlyMap<string, number>; problems: Problem[] } {
  const places = new Map<string, number>();
  const problems: Problem[] = [];
  const heads = sheet.head.map((head) => head.replace(/[\s*＊（(].*$/u, ""));
  for (const { key, head } of columns) {
    const at = heads.indexOf(head);
    if (at < 0) problems.push({ row: 1, column: head, reason: "表头缺少这一列，请使用模板" });
    else places.set(key, at);
    if (at >= 0 && heads.indexOf(head, at + 1) >= 0)
      problems.push({ row: 1, column: head, reason: "表头里这一列出现了两次" });
  }
  return { places, problems };
}

const empty: Cell = { text: "", kind: "text" };

/** Reads the cells of one row by column and collects what is wrong with them. */
export class CellReader {
  private readonly said = new Set<string>();

  constructor(
    private readonly row: Row,
    private readonly places: ReadonlyMap<string, number>,
    private readonly columns: readonly TemplateColumn[],
    private readonly problems: Problem[],
  ) {}

  /** Says what is wrong with a column of this row; the first thing said of a cell stands. */
  fault(key: string, reason: string): null {
    const { row } = this.row;
    const column = this.columns.find((one) => one.key === key)?.head ?? key;
    if (!this.said.has(key)) this.problems.push({ row, column, reason });
    this.said.add(key);
    return null;
  }

  /** The text of a column, or null when it is blank or cannot be taken; a blank required one is a fault. */
  text(key: string, longest = 200): string | null {
    const cell = this.cell(key);
    if (cell.kind === "formula") return this.fault(key, "单元格是公式，请粘贴为数值");
    if (cell.kind === "error") return this.fault(key, "单元格是错误值，请改为正确的内容");
    if (cell.text === "") return this.isRequired(key) ? this.fault(key, "不能为空") : null;
    if ([...cell.text].length > longest) return this.fault(key, `不能超过${longest}个字`);
    return cell.text;
  }

  /** Digits that must have been kept as text: a number of more than 15 places has lost its end. */
  digits(key: string): string | null {
    const text = this.text(key);
    if (text === null || this.cell(key).kind !== "number" || !text.includes("e")) return text;
    return this.fault(key, "单元格是数值格式，末尾数字已经丢失，请改为文本格式后重新填写");
  }

  /** A day `YYYY-MM-DD`; as a date cell, or written `2026-1-2`, `2026/1/2`, `2026年1月2日`, `20260102`. */
  day(key: string): string | null {
    const text = this.text(key);
    if (text === null) return null;
    const match =
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    const day = match ? [match[1], match[2]?.padStart(2, "0"), match[3]?.padStart(2, "0")].join("-") : "";
    if (!isDate(day) || day < "1950-01-01" || day > "2099-12-31")
      return this.fault(key, "不是正确的日期，请写成2026-01-01的样子");
    return day;
  }

  /** 是 or 否; blank is null. */
  yesNo(key: string): boolean | null {
    const text = this.text(key);
    if (text === null) return null;
    if (text === "是" || text === "否") return text === "是";
    this.fault(key, "请填“是”或“否”");
    return null;
  }

  /** What a column lists, separated by 顿号, commas, semicolons or blanks. */
  list(key: string): string[] {
    return [...new Set((this.text(key, 500) ?? "").split(/[、，,；;\s]+/u).filter((part) => part !== ""))];
  }

  private cell(key: string): Cell {
    return this.row.cells[this.places.get(key) ?? -1] ?? empty;
  }

  private isRequired(key: string): boolean {
    return this.columns.find((one) => one.key === key)?.required ?? false;
  }
}
