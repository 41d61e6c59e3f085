/** The State Council's yearly holiday arrangements, from the `chinese-days` package. */
import published from "chinese-days/dist/chinese-days.json";
import type { HolidayTable } from "./holidays";

/** Holidays and working weekends of every year published so far. */
export const stateCouncilHolidays: HolidayTable = tableFrom(published);

function tableFrom(data: { holidays: object; workdays: object }): HolidayTable {
  const restDays = Object.keys(data.holidays).sort();
  const workDays = Object.keys(data.workdays).sort();
  const years = restDays.map((day) => day.slice(0, 4));
  const lastYear = years.at(-1);
  if (lastYear === undefined) throw new Error("the holiday package holds no holidays");
  return {
    version: `state-council-${lastYear}-${fingerprint([...restDays, "/", ...workDays].join(","))}`,
    source: `国务院办公厅关于部分节假日安排的通知（至${lastYear}年）`,
    coveredFrom: `${years[0]}-01-01`,
    coveredTo: `${lastYear}-12-31`,
    restDays,
    workDays,
  };
}

/** FNV-1a: a correction inside a year must change the version; no secrecy is needed. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
