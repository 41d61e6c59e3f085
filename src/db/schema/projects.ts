import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, oneOf } from "./columns";
import { organization } from "./organizations";
import { jurisdiction } from "./rulebook";

export const libraries = ["SZ", "GD"] as const;
export const partyRoles = [
  "owner",
  "survey",
  "design",
  "contractor",
  "subcontractor",
  "supervision",
  "monitoring",
  "testing",
  "plan_author",
] as const;
export type PartyRole = (typeof partyRoles)[number];

/** A municipal works project (工程项目) as its contractor recorded it. */
export const project = pgTable(
  "project",
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    name: text().notNull(),
    address: text().notNull(),
    library: text().notNull().$type<(typeof libraries)[number]>(),
    jurisdictionCode: text()
      .notNull()
      .references(() => jurisdiction.code),
    createdAt: createdAt(),
  },
  (table) => [
    check("project_library", oneOf(table.library, libraries)),
    index("project_organization").on(table.organizationId),
    index("project_jurisdiction").on(table.jurisdictionCode),
  ],
);

/** 参建各方: every unit that takes part, each with its USCC; a source of avoidance (二(四)). */
export const projectParty = pgTable(
  "project_party",
  {
    id: id(),
    projectId: uuid()
      .notNull()
      .references(() => project.id),
    role: text().notNull().$type<PartyRole>(),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    contactName: text(),
    addedAt: createdAt(),
    removedAt: instant(),
  },
  (table) => [
    check("project_party_role", oneOf(table.role, partyRoles)),
    uniqueIndex("project_party_once")
      .on(table.projectId, table.role, table.organizationId)
      .where(sql`removed_at is null`),
    index("project_party_organization").on(table.organizationId),
  ],
);

/** An entry of the 危大工程清单: what is built, with the numbers that decide its class. */
export const hazardousItem = pgTable(
  "hazardous_item",
  {
    id: id(),
    projectId: uuid()
      .notNull()
      .references(() => project.id),
    part: text().notNull(),
    chainage: text().notNull().default(""),
    kind: text().notNull(),
    parameters: jsonb().notNull().$type<Record<string, unknown>>(),
    classification: jsonb().notNull().$type<Record<string, unknown>>(),
    result: text().notNull(),
    /** Same project, part, kind and chainage: the same work, however it is written. */
    fingerprint: text().notNull(),
    createdAt: createdAt(),
    removedAt: instant(),
  },
  (table) => [
    check(
      "hazardous_item_result",
      oneOf(table.result, ["NOT_HAZARDOUS", "HAZARDOUS", "OVER_SCALE", "UNDETERMINED"]),
    ),
    index("hazardous_item_project").on(table.projectId),
    uniqueIndex("hazardous_item_fingerprint").on(table.fingerprint).where(sql`removed_at is null`),
  ],
);
