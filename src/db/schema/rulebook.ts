import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";

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

export const policyDraftStates = ["DRAFT", "SUBMITTED", "PUBLISHED", "DISCARDED"] as const;
export type PolicyDraftState = (typeof policyDraftStates)[number];

/**
 * A policy version in the making: drafted by a system administrator, published by a security administrator. What
 * is published becomes a row of `policy_version` and is not changed any more.
 */
export const policyDraft = pgTable(
  "policy_draft",
  {
    id: id(),
    title: text().notNull(),
    basis: text().notNull(),
    effectiveFrom: date({ mode: "string" }).notNull(),
    parameters: jsonb().notNull().$type<Record<string, unknown>>(),
    /** The version it was drafted from and is compared with. */
    follows: text()
      .notNull()
      .references(() => policyVersion.code),
    state: text().notNull().default("DRAFT").$type<PolicyDraftState>(),
    /** Whoever wrote it last. */
    draftedBy: uuid()
      .notNull()
      .references(() => person.id),
    draftedAt: createdAt(),
    changedAt: createdAt(),
    submittedAt: instant(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    /** Why it was given back, until it is submitted again. */
    returnedReason: text(),
  },
  (table) => [
    check("policy_draft_state", oneOf(table.state, policyDraftStates)),
    check("policy_draft_submitted", sql`state not in ('SUBMITTED', 'PUBLISHED') or submitted_at is not null`),
    check(
      "policy_draft_decided",
      sql`(state = 'PUBLISHED') = (decided_at is not null) and (decided_at is null) = (decided_by is null)`,
    ),
    check("policy_draft_two", sql`${table.decidedBy} <> ${table.draftedBy}`),
    uniqueIndex("policy_draft_one_open").on(sql`(true)`).where(sql`state in ('DRAFT', 'SUBMITTED')`),
    index("policy_draft_changed").on(table.changedAt),
  ],
);

export const holidayImportStates = ["REFUSED", "PREVIEWED", "COMMITTED", "DISCARDED"] as const;
export type HolidayImportState = (typeof holidayImportStates)[number];
export const holidayFormats = ["XLSX", "JSON", "TEXT"] as const;

/** A year's holiday arrangement as it was handed in: previewed first, then taken over whole or not at all (E18). */
export const holidayImport = pgTable(
  "holiday_import",
  {
    id: id(),
    /** Null when no year could be made out. */
    year: integer(),
    format: text().notNull().$type<(typeof holidayFormats)[number]>(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    state: text().notNull().$type<HolidayImportState>(),
    days: jsonb().notNull().$type<{ day: string; kind: "rest" | "work"; name: string }[]>(),
    problems: jsonb().notNull().$type<{ row: number; column: string; reason: string }[]>(),
    /** Number and date of the State Council's notice, named when it is taken over. */
    document: text(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: createdAt(),
    closedAt: instant(),
  },
  (table) => [
    check("holiday_import_state", oneOf(table.state, holidayImportStates)),
    check("holiday_import_format", oneOf(table.format, holidayFormats)),
    check("holiday_import_closed", sql`(state = 'PREVIEWED') = (closed_at is null)`),
    check(
      "holiday_import_document",
      sql`(state = 'COMMITTED') = (document is not null) and (state <> 'COMMITTED' or year is not null)`,
    ),
    index("holiday_import_created").on(table.createdAt),
  ],
);
