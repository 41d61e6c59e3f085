export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The first value of a name in the address; "" for none. */
export function one(query: Query, name: string): string {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** All values of a name in the address. */
export function all(query: Query, name: string): string[] {
  const value = query[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
