import { type DateString, formatDate, LIBRARIES, specialtyOf } from "@/features/rulebook";

/** Stands at the head of every paper. */
export const issuedBy = "市政公用工程专家评审管理服务平台";

/** A specialty with its library: `市政公用工程：监测`. */
export function specialtyWords(code: string): string {
  const known = specialtyOf(code);
  return known ? `${LIBRARIES[known.library]}：${known.label}` : code;
}

/** `2026年11月22日`. */
export function paperDate(date: DateString): string {
  return formatDate(date, { year: true }).replace(/（.*$/, "");
}
