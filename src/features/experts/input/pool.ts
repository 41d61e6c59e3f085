import { type DateString, isDate, LIBRARIES, type Library, SPECIALTY_CODES } from "@/features/rulebook";

/** The query of an address, as Next gives it. */
export type PoolQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What holds of a member now, the gravest first; one word each. Names and tones are the pages'. */
export const standings = [
  "DECEASED",
  "REMOVED",
  "RESIGNED",
  "TERM_EXPIRED",
  "NOT_BEGUN",
  "PENDING_ONBOARD",
  "SUSPENDED",
  "ON_LEAVE",
  "PHONE_UNVERIFIED",
  "EMPLOYER_UNCONFIRMED",
  "ACTIVE",
] as const;
export type Standing = (typeof standings)[number];

export const standingNames: Readonly<Record<Standing, string>> = {
  DECEASED: "已去世",
  REMOVED: "已取消资格",
  RESIGNED: "已退出",
  TERM_EXPIRED: "聘期届满",
  NOT_BEGUN: "聘期未到",
  PENDING_ONBOARD: "待签承诺",
  SUSPENDED: "暂停",
  ON_LEAVE: "请假",
  PHONE_UNVERIFIED: "手机待核实",
  EMPLOYER_UNCONFIRMED: "单位待确认",
  ACTIVE: "可抽取",
};

export const poolSorts = ["number", "name", "unit", "term"] as const;
export type PoolSort = (typeof poolSorts)[number];

export interface PoolFilter {
  /** Part of a name, a number or a unit. */
  readonly keyword?: string;
  readonly specialty?: string;
  readonly library?: Library;
  /** Part of the employer's name, or its code. */
  readonly unit?: string;
  readonly standing?: Standing;
  /** Last day of the term lies before it. */
  readonly termBefore?: DateString;
  readonly sort: PoolSort;
  readonly direction: "asc" | "desc";
}

/** Reads the station's list of members from its address; whatever is not on the closed lists is left out. */
export function readPoolFilter(query: PoolQuery): PoolFilter {
  return {
    keyword: words(query.keyword),
    specialty: among(SPECIALTY_CODES, query.specialty),
    library: among(Object.keys(LIBRARIES) as Library[], query.library),
    unit: words(query.unit),
    standing: among(standings, query.standing),
    termBefore: day(query.termBefore),
    sort: among(poolSorts, query.sort) ?? "number",
    direction: among(["asc", "desc"] as const, query.direction) ?? "asc",
  };
}

export interface PublicPoolFilter {
  /** Part of a name, a pool number, or the initials of a name in pinyin. */
  readonly keyword?: string;
  readonly specialty?: string;
  readonly unit?: string;
}

/** Reads the public list's filter from its address. */
export function readPublicPoolFilter(query: PoolQuery): PublicPoolFilter {
  return {
    keyword: words(query.keyword),
    specialty: among(SPECIALTY_CODES, query.specialty),
    unit: words(query.unit),
  };
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? "") : (value ?? "")).trim();
}

function among<T extends string>(list: readonly T[], value: string | string[] | undefined): T | undefined {
  return list.find((known) => known === one(value));
}

function words(value: string | string[] | undefined): string | undefined {
  const text = one(value)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .slice(0, 60);
  return text || undefined;
}

function day(value: string | string[] | undefined): DateString | undefined {
  const text = one(value);
  return isDate(text) && text >= "2000-01-01" && text < "2100-01-01" ? text : undefined;
}
