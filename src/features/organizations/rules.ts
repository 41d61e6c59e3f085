/**
 * A unit's name as its licence writes it: full-width brackets, no stray spaces, no invisible marks.
 * Rare characters are kept; Unicode normalisation is applied to ASCII look-alikes only.
 */
export function normalizeOrganizationName(input: string): string {
  return input
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, "")
    .replace(/[(〔【]/gu, "（")
    .replace(/[)〕】]/gu, "）")
    .replace(/\s+/gu, " ")
    .replace(/ ?([（）]) ?/gu, "$1")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .trim();
}

/** A day of the calendar as `YYYY-MM-DD`; 2月30日 is none. */
export function isDate(value: string): boolean {
  const match = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}
