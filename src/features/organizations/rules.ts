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

/** The day in China at `now`. */
export function dayOf(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The first instant of a day in China. */
export function beginOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`));
}

const nobody =
  /^(?:(?:暂|目前)?(?:无|没有|未有)(?:工作|任职|所属|固定)?(?:单位|公司|机构)?|(?:已|离|离职)?(?:退休|离退休|离休|离职|待业|失业|无业)(?:人员|在家|返聘|专家)?|自由(?:职业|执业)(?:者|人|人员)?|个人|个体|个体户|本人|自己|独立(?:专家|顾问|人士)?|灵活就业(?:人员)?|社会人员|不详|未知|不清楚|保密|其他|其它|空|none|nil|null|n\/?a|test|测试)$/iu;

/** What people write who have no unit: one such name shared by many would make strangers colleagues (E10). */
export function isPlaceholderName(name: string): boolean {
  return nobody.test(name.replace(/[\s（）()\-—_.。,，、·*]/gu, ""));
}
