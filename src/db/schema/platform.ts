import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  interval,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** At most one row; written by tests and the simulator only, refused at boot in production. */
export const clockOffset = pgTable(
  "clock_offset",
  { only: boolean().primaryKey().default(true), amount: interval().notNull() },
  (table) => [check("clock_offset_only", sql`${table.only}`)],
);

/**
 * Side effects to be done, written in the transaction that causes them.
 * A row is open until `done_at` or `dead_at`; the relay hands open rows to the queue, the sweep hands
 * them over again when the queue has lost them. Drain index: due, open rows only.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    job: text().notNull(),
    payload: jsonb().notNull().$type<Record<string, unknown>>(),
    dueAt: instant().notNull(),
    createdAt: createdAt(),
    relayedAt: instant(),
    attempts: integer().notNull().default(0),
    /** Somebody is at it until then. */
    leasedUntil: instant(),
    lastError: text(),
    doneAt: instant(),
    deadAt: instant(),
  },
  (table) => [
    index("outbox_open").on(table.dueAt).where(sql`done_at is null and dead_at is null`),
    index("outbox_unrelayed")
      .on(table.dueAt)
      .where(sql`relayed_at is null and done_at is null and dead_at is null`),
  ],
);

/** The trace (trust.md §2). Rows are never changed: refused by grant and by trigger. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: id(),
    at: instant().notNull(),
    actorKind: text().notNull(),
    actorId: text().notNull(),
    actorRole: text(),
    actorOrg: text(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    detail: jsonb().notNull().$type<Record<string, unknown>>(),
    requestId: text().notNull(),
  },
  (table) => [
    index("audit_entry_subject").on(table.subjectType, table.subjectId, table.at),
    index("audit_entry_at").on(table.at, table.id),
    index("audit_entry_actor").on(table.actorId, table.at),
  ],
);

/** What may be on the screen of an operator: that a worker lives, and when it last swept. */
export const heartbeat = pgTable("heartbeat", {
  name: text().primaryKey(),
  beatAt: instant().notNull(),
  detail: jsonb().notNull().default({}).$type<Record<string, unknown>>(),
});

/** Requests of one address in its last minute, for the limits on what needs no login. Bookkeeping, no trace. */
export const requestCount = pgTable(
  "request_count",
  {
    name: text().notNull(),
    /** Keyed hash. */
    addressHash: text().notNull(),
    minute: instant().notNull(),
    n: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.name, table.addressHash] }),
    index("request_count_minute").on(table.minute),
  ],
);
