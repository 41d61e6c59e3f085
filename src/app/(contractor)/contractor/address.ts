import { cleanText } from "@/platform/form";

/** The query of an address as Next gives it. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** One value of a query parameter; the first when it is repeated, cleaned and cut to a sensible length. */
export function one(query: Query, name: string): string | undefined {
  const value = query[name];
  const first = Array.isArray(value) ? value[0] : value;
  return (first && cleanText(first).slice(0, 100)) || undefined;
}

/** An address with the given parameters; empty ones are left out. */
export function address(
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
