import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";

/** What can be handed to another authority's system: 论证项目, 抽取证书 (public part), 监督检查. */
export const exchangeResources = ["cases", "certificates", "inspections"] as const;
export type ExchangeResource = (typeof exchangeResources)[number];

/** 接口令牌 of an authorised system (一张网): what it may read, of which areas, until when. Kept as a keyed hash. */
export const exchangeToken = pgTable(
  "exchange_token",
  {
    id: id(),
    /** 接入系统 and the authority that runs it. */
    system: text().notNull(),
    operator: text().notNull(),
    tokenHash: text().notNull(),
    /** Its last characters, to tell tokens apart by eye. */
    ending: text().notNull(),
    resources: text().array().notNull().$type<ExchangeResource[]>(),
    /** Codes of the areas; the city's own covers everything. */
    areas: text().array().notNull(),
    issuedBy: uuid()
      .notNull()
      .references(() => person.id),
    issuedAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedBy: uuid().references(() => person.id),
    revokedAt: instant(),
    revokedReason: text(),
  },
  (table) => [
    uniqueIndex("exchange_token_hash").on(table.tokenHash),
    check(
      "exchange_token_resources",
      sql`cardinality(resources) > 0 and resources <@ array['cases', 'certificates', 'inspections']`,
    ),
    check("exchange_token_areas", sql`cardinality(areas) > 0`),
    check("exchange_token_ends", sql`expires_at > issued_at`),
    check("exchange_token_revoked", sql`num_nonnulls(revoked_by, revoked_at, revoked_reason) in (0, 3)`),
    index("exchange_token_issued").on(table.issuedAt),
  ],
);

/** Calls of a token by operation and hour. The first of an hour is in the trace, the others are counted here. */
export const exchangeUse = pgTable(
  "exchange_use",
  {
    tokenId: uuid()
      .notNull()
      .references(() => exchangeToken.id),
    operation: text().notNull(),
    hour: instant().notNull(),
    n: integer().notNull(),
    lastAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.operation, table.hour] }),
    check("exchange_use_counted", sql`n > 0`),
  ],
);

/** 已取至: up to which instant a system says it has taken everything of a resource. Moves forward alone. */
export const exchangePosition = pgTable(
  "exchange_position",
  {
    tokenId: uuid()
      .notNull()
      .references(() => exchangeToken.id),
    resource: text().notNull().$type<Exclude<ExchangeResource, "certificates">>(),
    through: instant().notNull(),
    acknowledgedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.resource] }),
    check("exchange_position_resource", oneOf(table.resource, ["cases", "inspections"])),
    check("exchange_position_past", sql`through <= acknowledged_at`),
  ],
);

/** What was answered under an Idempotency-Key, for as long as the policy says. */
export const exchangeAnswer = pgTable(
  "exchange_answer",
  {
    tokenId: uuid()
      .notNull()
      .references(() => exchangeToken.id),
    /** Keyed hashes: what a system chooses for a key, or sends, is none of ours to keep. */
    keyHash: text().notNull(),
    requestHash: text().notNull(),
    status: integer().notNull(),
    body: jsonb().notNull().$type<Record<string, unknown>>(),
    answeredAt: instant().notNull(),
    keptUntil: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.keyHash] }),
    check("exchange_answer_kept", sql`kept_until > answered_at`),
    index("exchange_answer_old").on(table.keptUntil),
  ],
);
