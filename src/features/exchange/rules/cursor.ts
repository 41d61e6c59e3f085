// Pages go on behind a number: numbers are given once, in the order in which their filings become visible, and never
// change. So rows that come in between are on a later page, and none is left out or shown twice.

/** Where a page ended, as an address carries it; whoever calls has no business inside. */
export function cursorOf(number: string): string {
  return Buffer.from(`1:${number}`, "utf8").toString("base64url");
}

/** The number behind a cursor; null when it is none of ours. */
export function numberBehind(cursor: string): string | null {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(cursor)) return null;
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  return /^1:[A-Z]{2,4}-\d{4}-\d{1,9}(-\d{1,6})?$/.test(text) ? text.slice(2) : null;
}

/** An inspection's number as its list's and its place there: places beyond 999 do not sort as text. */
export function placeOf(number: string): { readonly list: string; readonly ordinal: number } {
  const [, list = number, ordinal = "0"] = /^(.*)-(\d+)$/.exec(number) ?? [];
  return { list, ordinal: Number(ordinal) };
}
