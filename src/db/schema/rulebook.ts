import { check, date, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, oneOf } from "./columns";

/** An effective-dated set of all numeric rules; never changed once in force, only followed by another. */
export const policyVersion = pgTable("policy_version", {
  code: text().primaryKey(),
  effectiveFrom: date({ mode: "string" }).notNull(),
  document: text().notNull(),
  parameters: jsonb().notNull().$type<Record<string, unknown>>(),
  recordedAt: createdAt(),
});

/** 危大工程范围 as data: the national layer and whatever the province adds. */
export const catalogueVersion = pgTable(
  "catalogue_version",
  {
    code: text().primaryKey(),
    layer: text().notNull(),
    effectiveFrom: date({ mode: "string" }).notNull(),
    document: text().notNull(),
    content: jsonb().notNull().$type<Record<string, unknown>>(),
    recordedAt: createdAt(),
  },
  (table) => [check("catalogue_version_layer", oneOf(table.layer, ["national", "provincial"]))],
);

/** The city, its ten districts and the functional areas inside them, each with its competent body. */
export const jurisdiction = pgTable(
  "jurisdiction",
  {
    code: text().primaryKey(),
    name: text().notNull(),
    kind: text().notNull(),
    parentCode: text(),
    competentBody: text().notNull(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
  },
  (table) => [
    check("jurisdiction_kind", oneOf(table.kind, ["municipal", "district", "functional"])),
    index("jurisdiction_parent").on(table.parentCode),
  ],
);

/** Days that differ from the plain week: holidays and working weekends, importable year by year. */
export const holiday = pgTable(
  "holiday",
  {
    day: date({ mode: "string" }).primaryKey(),
    kind: text().notNull(),
    name: text().notNull(),
    source: text().notNull(),
    recordedAt: createdAt(),
  },
  (table) => [check("holiday_kind", oneOf(table.kind, ["rest", "work"]))],
);
