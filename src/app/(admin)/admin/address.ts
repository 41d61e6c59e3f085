type Values = Readonly<Record<string, string | number | undefined>>;
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** A page's address with what is set; the first page is left out. */
export function addressOf(path: string, values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === "" || (name === "page" && value === 1)) continue;
    query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The first value of a name, cleaned; undefined when blank. */
export function given(query: Query, name: string): string | undefined {
  const value = query[name];
  const text = (Array.isArray(value) ? value[0] : value) ?? "";
  return (
    text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]/gu, "")
      .trim()
      .slice(0, 100) || undefined
  );
}

export function pagingQuery(query: Query): { page?: string; size?: string } {
  return { page: given(query, "page"), size: given(query, "size") };
}
