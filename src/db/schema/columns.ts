import { type SQL, sql } from "drizzle-orm";
import { customType, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** The one clock: database time plus the offset that only tests and the simulator may set. */
export const appNow: SQL<Date> = sql`app_now()`;

/** An instant, stored in UTC. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** An instant that is set by the one clock when the row is written. */
export const createdAt = () => instant().notNull().default(appNow);

export const id = () => uuid().primaryKey();

/** A half-open range of instants; exclusion constraints work on it. */
export const instantRange = customType<{ data: { from: Date; to: Date }; driverData: string }>({
  dataType: () => "tstzrange",
  toDriver: ({ from, to }) => `[${from.toISOString()},${to.toISOString()})`,
  fromDriver: (value) => {
    const [from, to] = value
      .slice(1, -1)
      .split(",")
      .map((part) => part.replaceAll('"', ""));
    return { from: new Date(from ?? ""), to: new Date(to ?? "") };
  },
});

/** Encrypted with the key named in its first characters (platform/crypto). */
export const sealed = () => text();

/** `column in ('A', 'B')` for a CHECK; enums are text plus CHECK so that a later step can widen them. */
export function oneOf(column: SQL | { getSQL(): SQL }, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`;
}
