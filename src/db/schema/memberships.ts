import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { expertApplication } from "./applications";
import { createdAt, id, instant, oneOf, sealed } from "./columns";
import { expert, expertTerm } from "./experts";

// What is known of a member beside term, specialty and employment. Every row has a record time, and what
// ends it has one too: the pool as of any past instant, as then known, is a query (D2 d).

/** 本人意愿: districts served, days of the week not available, an own monthly cap. The newest row counts. */
export const expertPreference = pgTable(
  "expert_preference",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    /** GB/T 2260 codes; empty: the whole city. */
    districts: text().array().notNull().default(sql`'{}'`),
    /** ISO weekdays (1 Monday … 7 Sunday) on which no meeting can be attended. */
    daysOff: integer().array().notNull().default(sql`'{}'`),
    /** Accepted reviews in 30 days; none: the policy's cap alone. */
    monthlyCap: integer(),
    recordedAt: createdAt(),
    supersededAt: instant(),
  },
  (table) => [
    uniqueIndex("expert_preference_current").on(table.expertId).where(sql`superseded_at is null`),
    index("expert_preference_expert").on(table.expertId, table.recordedAt),
    check("expert_preference_cap", sql`${table.monthlyCap} between 1 and 100`),
    check("expert_preference_days", sql`${table.daysOff} <@ array[1,2,3,4,5,6,7]`),
  ],
);

/** 年度单位确认: the member confirmed her employer; older than the policy's months, she is not drawn. */
export const employerConfirmation = pgTable(
  "employer_confirmation",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    confirmedAt: createdAt(),
  },
  (table) => [index("employer_confirmation_expert").on(table.expertId, table.confirmedAt)],
);

export const undertakingKinds = ["SECRECY", "INTEGRITY", "AVOIDANCE"] as const;

/** 保密、廉洁、回避承诺: signed once a term, before one can be drawn (D2). */
export const expertUndertaking = pgTable(
  "expert_undertaking",
  {
    id: id(),
    termId: uuid()
      .notNull()
      .references(() => expertTerm.id),
    kind: text().notNull().$type<(typeof undertakingKinds)[number]>(),
    signedAt: createdAt(),
  },
  (table) => [
    uniqueIndex("expert_undertaking_once").on(table.termId, table.kind),
    check("expert_undertaking_kind", oneOf(table.kind, undertakingKinds)),
  ],
);

/** Times in which a phone counted as verified; kept by a trigger on person.phone_verified_at. */
export const phoneVerification = pgTable(
  "phone_verification",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    verifiedAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    uniqueIndex("phone_verification_open").on(table.personId).where(sql`ended_at is null`),
    index("phone_verification_person").on(table.personId, table.verifiedAt),
  ],
);

export const decisionKinds = ["SUSPEND", "LIFT", "REMOVE", "DECEASED"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** 暂停、恢复、取消资格: proposed by one, confirmed by another of the station, with its document. */
export const expertDecision = pgTable(
  "expert_decision",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    kind: text().notNull().$type<DecisionKind>(),
    state: text().notNull().default("PROPOSED").$type<"PROPOSED" | "CONFIRMED" | "REFUSED" | "WITHDRAWN">(),
    reason: text().notNull(),
    /** Number of the decision document (文号). */
    document: text().notNull(),
    effectiveFrom: instant(),
    /** Last day of a suspension; none: until lifted. */
    effectiveTo: date({ mode: "string" }),
    /** First day on which a removed expert may apply again. */
    banUntil: date({ mode: "string" }),
    proposedBy: uuid()
      .notNull()
      .references(() => person.id),
    proposedAt: createdAt(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    refusal: text(),
  },
  (table) => [
    check("expert_decision_kind", oneOf(table.kind, decisionKinds)),
    check("expert_decision_state", oneOf(table.state, ["PROPOSED", "CONFIRMED", "REFUSED", "WITHDRAWN"])),
    // Two persons: nobody confirms what she proposed.
    check("expert_decision_two_persons", sql`state <> 'CONFIRMED' or decided_by <> proposed_by`),
    check("expert_decision_decided", sql`(state = 'PROPOSED') = (decided_at is null)`),
    uniqueIndex("expert_decision_one_open").on(table.expertId).where(sql`state = 'PROPOSED'`),
    index("expert_decision_expert").on(table.expertId, table.proposedAt),
  ],
);

export const evidenceKinds = ["TITLE_CERTIFICATE", "SPECIALTY_EVIDENCE", "DECISION_DOCUMENT"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/**
 * 佐证材料: a small PDF or picture of an application or a decision. The row is written once the bytes are
 * stored, checked and scanned; it is never changed, only removed from a draft.
 */
export const evidenceFile = pgTable(
  "evidence_file",
  {
    id: id(),
    applicationId: uuid().references(() => expertApplication.id),
    decisionId: uuid().references(() => expertDecision.id),
    kind: text().notNull().$type<EvidenceKind>(),
    /** The specialty it stands for; empty otherwise. */
    specialty: text().notNull().default(""),
    displayName: text().notNull(),
    objectKey: text().notNull(),
    contentType: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    /** Name of the scanner, or that there was none (未配置查毒). */
    scanner: text().notNull(),
    uploadedBy: text().notNull(),
    uploadedAt: createdAt(),
    /** Taken out of a draft again: the bytes go, the row stays. */
    removedAt: instant(),
  },
  (table) => [
    check("evidence_file_kind", oneOf(table.kind, evidenceKinds)),
    check("evidence_file_owner", sql`num_nonnulls(application_id, decision_id) = 1`),
    check("evidence_file_specialty", sql`(kind = 'SPECIALTY_EVIDENCE') = (specialty <> '')`),
    check("evidence_file_size", sql`${table.size} > 0`),
    uniqueIndex("evidence_file_object").on(table.objectKey),
    index("evidence_file_application").on(table.applicationId),
    index("evidence_file_decision").on(table.decisionId),
  ],
);

export const departureKinds = ["RESIGNED", "REMOVED", "DECEASED"] as const;

/** The end of a membership before its term's: from `departedAt` on nobody is drawn. */
export const expertDeparture = pgTable(
  "expert_departure",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    kind: text().notNull().$type<(typeof departureKinds)[number]>(),
    reason: text().notNull(),
    decisionId: uuid().references(() => expertDecision.id),
    departedAt: instant().notNull(),
    /** No application before this day. */
    banUntil: date({ mode: "string" }),
    recordedAt: createdAt(),
    /** Set when a later term brings her back; the departure stays on record. */
    endedAt: instant(),
  },
  (table) => [
    check("expert_departure_kind", oneOf(table.kind, departureKinds)),
    check("expert_departure_decided", sql`kind = 'RESIGNED' or decision_id is not null`),
    uniqueIndex("expert_departure_open").on(table.expertId).where(sql`ended_at is null`),
    index("expert_departure_expert").on(table.expertId, table.departedAt),
  ],
);

/** 履职证明: what the platform vouches for, frozen; found by its public code. */
export const attestation = pgTable(
  "attestation",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    code: text().notNull(),
    periodFrom: date({ mode: "string" }).notNull(),
    periodTo: date({ mode: "string" }).notNull(),
    content: jsonb().notNull().$type<Record<string, unknown>>(),
    contentHash: text().notNull(),
    issuedAt: createdAt(),
  },
  (table) => [
    uniqueIndex("attestation_code").on(table.code),
    index("attestation_expert").on(table.expertId, table.issuedAt),
    check("attestation_period", sql`${table.periodTo} >= ${table.periodFrom}`),
  ],
);

/** An import (批量导入) between preview and decision; the rows hold persons and are sealed. */
export const bulkImport = pgTable(
  "bulk_import",
  {
    id: id(),
    kind: text().notNull().$type<"EXPERTS" | "UNITS">(),
    state: text().notNull().$type<"REFUSED" | "PREVIEWED" | "COMMITTED" | "DISCARDED">(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    rows: integer().notNull(),
    problems: jsonb().notNull().default([]).$type<{ row: number; column: string; reason: string }[]>(),
    contentSealed: sealed(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: createdAt(),
    closedAt: instant(),
  },
  (table) => [
    check("bulk_import_kind", oneOf(table.kind, ["EXPERTS", "UNITS"])),
    check("bulk_import_state", oneOf(table.state, ["REFUSED", "PREVIEWED", "COMMITTED", "DISCARDED"])),
    check("bulk_import_content", sql`(state = 'PREVIEWED') = (content_sealed is not null)`),
    index("bulk_import_created").on(table.createdAt),
  ],
);
