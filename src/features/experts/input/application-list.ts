import { isDate, SPECIALTY_CODES } from "@/features/rulebook";

/** Tabs of the station's list, in the order of the work (D1). */
export const applicationTabs = ["check", "review", "publicity", "objection", "done"] as const;
export type ApplicationTab = (typeof applicationTabs)[number];

export const applicationSorts = ["submitted", "number", "due"] as const;
export type ApplicationSort = (typeof applicationSorts)[number];

export interface ApplicationFilter {
  readonly tab: ApplicationTab;
  readonly keyword?: string;
  readonly kind?: "NEW" | "RENEWAL" | "SPECIAL";
  readonly specialty?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sort: ApplicationSort;
  readonly direction: "asc" | "desc";
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the list's address asks for; whatever is not on the closed lists is left out. */
export function readApplicationFilter(query: Query): ApplicationFilter {
  const tab = among(applicationTabs, query.tab) ?? "check";
  const sort = among(applicationSorts, query.sort) ?? "submitted";
  const first = sort === "submitted" && tab === "done" ? "desc" : "asc";
  return {
    tab,
    keyword: words(query.keyword),
    kind: among(["NEW", "RENEWAL", "SPECIAL"] as const, query.kind),
    specialty: among(SPECIALTY_CODES, query.specialty),
    from: day(query.from),
    to: day(query.to),
    sort,
    direction: among(["asc", "desc"] as const, query.direction) ?? first,
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

function day(value: string | string[] | undefined): string | undefined {
  const text = one(value);
  return isDate(text) && text >= "2000-01-01" && text < "2100-01-01" ? text : undefined;
}
