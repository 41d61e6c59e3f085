/** A year's holiday arrangement as the State Council words it, or as a table: read and judged. Pure. */
import { addDays, type DateString, isDate, weekday } from "./shanghai";

/** One day that differs from the plain week. */
export type ArrangedDay = { day: DateString; kind: "rest" | "work"; name: string };
/** What is wrong and where: the row of the file or the line of the text, its column or festival. */
export type ArrangementProblem = { row: number; column: string; reason: string };
export type Arrangement = {
  /** Null when it cannot be made out. */
  year: number | null;
  days: (ArrangedDay & { row: number })[];
  problems: ArrangementProblem[];
};

const weekdays = "日一二三四五六";
/** More days than any year differs from the plain week by. */
const mostDays = 200;
const total = /共\s?(\d{1,2})\s?[天日]/;
const heading =
  /^[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?\s*[、.．]\s*([^：:，。\s]{1,12})\s*[：:]\s*(.*)$/;
const dayOf = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\s*[（(](?:[^（）()]{0,20}(?:周|星期)([日天一二三四五六])|[^（）()]{0,20})[）)])?`;
const span = new RegExp(String.raw`${dayOf}(?:\s*(?:至|到|—|–|-|~)\s*${dayOf})?`, "g");

/**
 * Reads the notice's own words: `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。` The year
 * is the first that is named. Weekdays and numbers of days that the text gives are checked against it.
 */
export function readArrangementText(text: string): Arrangement {
  const year = Number(/(\d{4})\s*年/.exec(text)?.[1] ?? Number.NaN);
  const read: Arrangement = { year: Number.isNaN(year) ? null : year, days: [], problems: [] };
  if (read.year === null) {
    read.problems.push({ row: 1, column: "", reason: "没有写明年份，请连同“2027年”字样一起粘贴" });
    return read;
  }
  for (const [index, line] of text.split("\n").entries()) {
    const row = index + 1;
    const match = heading.exec(line.trim());
    if (match) readFestival(read, year, row, match[1] ?? "", match[2] ?? "");
    else if (/\d日/.test(line) && /放假|上班/.test(line))
      read.problems.push({ row, column: "", reason: "这一行没有节日名称，应写作“一、元旦：1月1日……”" });
  }
  if (read.days.length === 0 && read.problems.length === 0)
    read.problems.push({
      row: 1,
      column: "",
      reason: "没有找到放假安排，每个节日应写作“一、元旦：1月1日……放假”",
    });
  return read;
}

function readFestival(read: Arrangement, year: number, row: number, name: string, rest: string): void {
  const fault = (reason: string) => {
    read.problems.push({ row, column: name, reason });
  };
  const before = read.days.length;
  for (const sentence of rest.split(/[。；;]/).map((part) => part.trim())) {
    // 共3日 counts days and is none.
    const found = [...sentence.replace(total, "").matchAll(span)];
    if (found.length === 0) continue;
    const kind = /放假/.test(sentence) ? "rest" : /上班/.test(sentence) ? "work" : null;
    if (kind === null) {
      fault(`没有写明放假还是上班：“${sentence.slice(0, 30)}”`);
      continue;
    }
    const label = kind === "rest" ? name : `${name}调休上班`;
    let counted = 0;
    let month: number | undefined;
    for (const [, y1, m1, d1, w1, y2, m2, d2, w2] of found) {
      month = m1 ? Number(m1) : month;
      const from = dateIn(year, name, y1, month, d1);
      if (!from) {
        fault(`日期不正确：“${sentence.slice(0, 30)}”`);
        continue;
      }
      month = m2 ? Number(m2) : month;
      const to = d2 ? dateIn(year, name, y2 ?? (m2 ? undefined : y1), month, d2) : from;
      if (!to || to < from || addDays(from, 30) < to) {
        fault(`起止日期不正确：“${sentence.slice(0, 30)}”`);
        continue;
      }
      for (const [day, named] of [
        [from, w1],
        [to, d2 ? w2 : undefined],
      ] as const) {
        const really = weekdays[weekday(day)];
        if (named && named.replace("天", "日") !== really)
          fault(`${day}是周${really}，文中写作周${named}，请核对年份和日期`);
      }
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (read.days.length === mostDays) {
          fault(`所列日期超过${mostDays}天`);
          return;
        }
        read.days.push({ day, kind, name: label, row });
        counted++;
      }
    }
    const said = total.exec(sentence)?.[1];
    if (kind === "rest" && said && Number(said) !== counted)
      fault(`文中写共${said}天，所列日期是${counted}天`);
  }
  if (read.days.length === before && !read.problems.some((one) => one.row === row)) fault("没有写明放假日期");
}

/** 元旦 may begin in the December before; otherwise a day belongs to the notice's year. */
function dateIn(
  year: number,
  name: string,
  written: string | undefined,
  month: number | undefined,
  day: string | undefined,
): DateString | null {
  const inYear = written ? Number(written) : month === 12 && name.includes("元旦") ? year - 1 : year;
  const text = `${inYear}-${String(month ?? 0).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  return isDate(text) ? text : null;
}

/**
 * Reads a list of days: `{ "days": [{ "date": "2027-01-01", "name": "元旦", "isOffDay": true }] }`, or with `day` and
 * `kind` (`rest`, `work`) for the same.
 */
export function readArrangementJson(text: string): Arrangement {
  const nothing = (reason: string): Arrangement => ({
    year: null,
    days: [],
    problems: [{ row: 1, column: "", reason }],
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return nothing("不是正确的JSON文件");
  }
  const list = Array.isArray(data) ? data : (data as { days?: unknown } | null)?.days;
  if (!Array.isArray(list)) return nothing("JSON文件里没有days一项");
  return fromTable(
    list.map((entry: unknown, index) => {
      const one = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
      const off = one.isOffDay;
      const kind = off === true ? "rest" : off === false ? "work" : one.kind;
      return { row: index + 1, day: one.date ?? one.day, kind, name: one.name };
    }),
    { day: "date", kind: "isOffDay", name: "name" },
  );
}

type Line = { row: number; day: unknown; kind: unknown; name: unknown };

/** Reads rows of 日期, 安排 (放假 or 上班) and 名称, wherever they were taken from. */
export function fromTable(
  lines: readonly Line[],
  heads: { readonly day: string; readonly kind: string; readonly name: string },
): Arrangement {
  const days: Arrangement["days"] = [];
  const problems: ArrangementProblem[] = [];
  const kinds: Readonly<Record<string, "rest" | "work">> = {
    rest: "rest",
    work: "work",
    放假: "rest",
    上班: "work",
  };
  for (const { row, day, kind, name } of lines.slice(0, mostDays)) {
    const date = dayFrom(day);
    const sort = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    const label = typeof name === "string" ? name.trim() : "";
    if (!date) problems.push({ row, column: heads.day, reason: "不是正确的日期，请写成2027-01-01的样子" });
    if (!sort) problems.push({ row, column: heads.kind, reason: "请写明放假还是上班" });
    if (label === "" || [...label].length > 30)
      problems.push({ row, column: heads.name, reason: "名称为1至30个字" });
    if (date && sort && label !== "") days.push({ day: date, kind: sort, name: label, row });
  }
  if (lines.length === 0) problems.push({ row: 1, column: "", reason: "没有一行数据" });
  if (lines.length > mostDays) problems.push({ row: 1, column: "", reason: `所列日期超过${mostDays}天` });
  return { year: mostFrequentYear(days), days, problems };
}

function dayFrom(value: unknown): DateString | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const day = match ? [match[1], match[2]?.padStart(2, "0"), match[3]?.padStart(2, "0")].join("-") : "";
  return isDate(day) ? day : null;
}

function mostFrequentYear(days: readonly ArrangedDay[]): number | null {
  const counts = new Map<number, number>();
  for (const { day } of days)
    counts.set(Number(day.slice(0, 4)), (counts.get(Number(day.slice(0, 4))) ?? 0) + 1);
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || a - b);
  return most?.[0] ?? null;
}

/** Days that are holidays in every year by 全国年节及纪念日放假办法; the others move with the moon. */
const fixed = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];

export type JudgedArrangement = {
  problems: ArrangementProblem[];
  added: ArrangedDay[];
  /** As it was and as it is to be. */
  changed: { before: ArrangedDay; after: ArrangedDay }[];
  removed: ArrangedDay[];
};

/**
 * Compares an arrangement with what is recorded: what it would change, or why it cannot be taken over. Years follow
 * each other without a gap; a day that has come stays what it was, since deadlines were counted by it.
 */
export function judgeArrangement(
  arrangement: Arrangement,
  recorded: readonly ArrangedDay[],
  today: DateString,
): JudgedArrangement {
  const judged: JudgedArrangement = { problems: [], added: [], changed: [], removed: [] };
  const { year, days } = arrangement;
  if (year === null) return judged;
  const fault = (row: number, column: string, reason: string) =>
    judged.problems.push({ row, column, reason });
  const thisYear = Number(today.slice(0, 4));
  const last = Number(
    recorded
      .map(({ day }) => day)
      .sort()
      .at(-1)
      ?.slice(0, 4) ?? thisYear - 1,
  );
  if (year < thisYear) fault(1, "年份", `${year}年已经过去，不能再导入`);
  if (year > last + 1) fault(1, "年份", `请先导入${last + 1}年的安排，年份不能中断`);
  const seen = new Map<DateString, number>();
  for (const { day, kind, row } of days) {
    const before = seen.get(day);
    if (before !== undefined) fault(row, day, `${day}在第${before}行已经列出`);
    seen.set(day, before ?? row);
    if (!belongs(day, year)) fault(row, day, `${day}不属于${year}年的安排`);
    const number = weekday(day);
    if (kind === "work" && number !== 0 && number !== 6)
      fault(row, day, `${day}是周${weekdays[number]}，本来就是工作日，不是调休上班`);
  }
  const rest = new Set(days.filter(({ kind }) => kind === "rest").map(({ day }) => day));
  for (const one of fixed)
    if (!rest.has(`${year}-${one}`)) fault(1, `${year}-${one}`, `缺少法定节日${year}-${one}`);
  const known = new Map(recorded.map((one) => [one.day, one]));
  for (const { row, ...after } of days) {
    const before = known.get(after.day);
    if (!before) judged.added.push(after);
    else if (before.kind !== after.kind) {
      if (after.day <= today) fault(row, after.day, `${after.day}已经过去，不能更改`);
      judged.changed.push({ before, after });
    }
  }
  for (const before of recorded) {
    if (Number(before.day.slice(0, 4)) !== year || seen.has(before.day)) continue;
    if (before.day <= today) fault(1, before.day, `${before.day}已经过去，不能从安排中去掉`);
    // The December that the year after's 元旦 reaches into is that year's.
    else if (!(before.day.slice(5, 7) === "12" && last > year)) judged.removed.push(before);
  }
  return judged;
}

function belongs(day: DateString, year: number): boolean {
  return day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`);
}

/**
 * What is to be said of the calendar on a day: `bad` when this year's arrangement is missing, `warn` when the next
 * one's is and the State Council usually has told it (November), or null.
 */
export function calendarWarning(
  isPublished: (day: DateString) => boolean,
  today: DateString,
): { tone: "warn" | "bad"; year: number } | null {
  const year = Number(today.slice(0, 4));
  if (!isPublished(today)) return { tone: "bad", year };
  if (today.slice(5) >= "11-01" && !isPublished(`${year + 1}-01-01`)) return { tone: "warn", year: year + 1 };
  return null;
}
