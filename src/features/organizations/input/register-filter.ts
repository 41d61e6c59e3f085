import { kindNames } from "../input";
import { normalizeOrganizationName } from "../rules";

export const structures = { legal: "法人单位", branch: "分支机构", stop: "止点单位" } as const;

/** What the register was asked for; whatever is not on the closed lists is left out. */
export interface RegisterFilter {
  readonly keyword?: string;
  readonly kind?: keyof typeof kindNames;
  readonly structure?: keyof typeof structures;
  readonly sort: "name" | "recorded";
  readonly direction: "asc" | "desc";
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the register's filter and order from its address. */
export function readRegisterFilter(query: Query): RegisterFilter {
  const sort = one(query.sort) === "recorded" ? "recorded" : "name";
  const direction = one(query.direction);
  return {
    // Brackets are stored full-width: whoever types the others means the same.
    keyword: normalizeOrganizationName(one(query.keyword)).slice(0, 100) || undefined,
    kind: keyOf(kindNames, one(query.kind)),
    structure: keyOf(structures, one(query.structure)),
    sort,
    direction: direction === "asc" || direction === "desc" ? direction : sort === "name" ? "asc" : "desc",
  };
}

function keyOf<T extends object>(list: T, value: string): keyof T | undefined {
  return Object.hasOwn(list, value) ? (value as keyof T) : undefined;
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? "") : (value ?? "")).trim();
}
