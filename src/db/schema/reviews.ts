import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
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
import { createdAt, id, instant, oneOf } from "./columns";
import { organization } from "./organizations";
import { hazardousItem, type libraries, project } from "./projects";
import { jurisdiction, policyVersion } from "./rulebook";

/** D3 as far as it is built; the rest of the way is added by widening this list. */
export const caseStates = [
  "DRAFT",
  "SUBMITTED",
  "RETURNED",
  "ADMITTED",
  "DRAWING",
  "INVITING",
  "POOL_EXHAUSTED",
  "PANEL_FORMED",
  "PRE_REVIEW",
  "IN_MEETING",
  "AWAITING_REPORT",
  "REPORT_CHECK",
  "CONCLUDED",
  "REVISION",
  "LEADER_CONFIRMED",
  "MEDIATION",
  "APPROVAL",
  "APPROVED",
  "IMPLEMENTING",
  "COMPLETED",
  "CLOSED_FAIL",
  "CLOSED_SUPERSEDED",
  "SUSPENDED",
  "CANCELLED",
  "VOID",
] as const;
export type CaseState = (typeof caseStates)[number];

/** What a filing is made of. */
export const dossierKinds = ["plan", "company_review", "supervisor_review"] as const;
export type DossierKind = (typeof dossierKinds)[number];
/** Everything a case gathers on its way; what comes later is put in by the features that ask for it. */
export const fileKinds = [
  ...dossierKinds,
  "opinion_scan",
  "report_form",
  "report",
  "sign_in_sheet",
  "mediation_minutes",
  "company_approval",
  "subcontractor_approval",
  "supervisor_approval",
  "emergency_order",
] as const;
export type FileKind = (typeof fileKinds)[number];
/** 上传中 · 校验中 · 查毒中 · 可用 · 已拒绝 */
export const fileStates = ["UPLOADING", "CHECKING", "SCANNING", "AVAILABLE", "REJECTED"] as const;
export type FileState = (typeof fileStates)[number];

/** 论证项目: one plan on its way from filing to permission. */
export const reviewCase = pgTable(
  "review_case",
  {
    id: id(),
    number: text(),
    projectId: uuid()
      .notNull()
      .references(() => project.id),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    jurisdictionCode: text()
      .notNull()
      .references(() => jurisdiction.code),
    title: text().notNull(),
    state: text().notNull().$type<CaseState>(),
    policyCode: text()
      .notNull()
      .references(() => policyVersion.code),
    library: text().notNull().$type<(typeof libraries)[number]>(),
    /** Follows from the classification; the applicant cannot pick a friendlier one (二(四)). */
    mainSpecialty: text(),
    result: text(),
    classification: jsonb().$type<Record<string, unknown>>(),
    /** Ticked parts of the nine (A2.2). */
    parts: text().array().notNull().default(sql`'{}'`),
    returnedReason: text(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    submittedAt: instant(),
    /** If nobody acts by then and the automatic checks are green, the case is admitted (D3). */
    admitBy: instant(),
    admittedAt: instant(),
    /** The draw's conditions; frozen by the first draw. */
    seats: jsonb().$type<{ specialty: string; count: number }[]>(),
    meetingFrom: instant(),
    meetingTo: instant(),
    meetingPlace: text(),
    frozenAt: instant(),
    exhaustedReason: jsonb().$type<Record<string, unknown>>(),
    exhaustedAt: instant(),
    panelFormedAt: instant(),
    /** Stays when the panel is opened again: certificates of rounds before it remain public. */
    firstFormedAt: instant(),
    /** 通过 · 修改后通过 · 不通过, once the report is accepted (四(二)4). */
    conclusion: text().$type<"PASS" | "PASS_AFTER_REVISION" | "FAIL">(),
    concludedAt: instant(),
    approvedAt: instant(),
    /** The case this one follows, and why: 不通过, a substantial change, or a cancelled draw (E6, Art. 13, 16). */
    predecessorId: uuid().references((): AnyPgColumn => reviewCase.id),
    predecessorKind: text().$type<"FAILED" | "SUBSTANTIAL" | "CANCELLED">(),
    cancelRequestedAt: instant(),
    cancelReason: text(),
    closedAt: instant(),
  },
  (table) => [
    uniqueIndex("review_case_number").on(table.number),
    check("review_case_state", oneOf(table.state, caseStates)),
    check("review_case_conclusion", oneOf(table.conclusion, ["PASS", "PASS_AFTER_REVISION", "FAIL"])),
    check(
      "review_case_predecessor_kind",
      oneOf(table.predecessorKind, ["FAILED", "SUBSTANTIAL", "CANCELLED"]),
    ),
    check("review_case_predecessor", sql`(predecessor_id is null) = (predecessor_kind is null)`),
    check("review_case_meeting", sql`${table.meetingTo} > ${table.meetingFrom}`),
    check(
      "review_case_frozen",
      sql`frozen_at is null or (seats is not null and meeting_from is not null and meeting_to is not null)`,
    ),
    index("review_case_jurisdiction").on(table.jurisdictionCode, table.submittedAt),
    index("review_case_organization").on(table.organizationId, table.createdAt),
    index("review_case_predecessor").on(table.predecessorId),
    index("review_case_project").on(table.projectId),
    index("review_case_state_submitted").on(table.state, table.submittedAt),
    index("review_case_submitted").on(table.submittedAt, table.id),
  ],
);

/** Hazardous items a case covers. While `open`, no other case may cover the same work (E6). */
export const reviewItem = pgTable(
  "review_item",
  {
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    itemId: uuid()
      .notNull()
      .references(() => hazardousItem.id),
    fingerprint: text().notNull(),
    open: boolean().notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.itemId] }),
    uniqueIndex("review_item_one_open_case").on(table.fingerprint).where(sql`open`),
  ],
);

/** Last case number given out in a year: QDLZ-2026-000123. */
export const caseNumber = pgTable("case_number", { year: integer().primaryKey(), last: integer().notNull() });

/** A submitted file: never changed; a new upload is a new version with its own hash. */
export const storedFile = pgTable(
  "stored_file",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    kind: text().notNull().$type<FileKind>(),
    version: integer().notNull(),
    displayName: text().notNull(),
    objectKey: text().notNull(),
    state: text().notNull().$type<FileState>(),
    size: bigint({ mode: "number" }),
    sha256: text(),
    contentType: text(),
    pages: integer(),
    rejection: text(),
    scanner: text(),
    uploadedBy: text().notNull(),
    startedAt: createdAt(),
    availableAt: instant(),
  },
  (table) => [
    check("stored_file_kind", oneOf(table.kind, fileKinds)),
    check("stored_file_state", oneOf(table.state, fileStates)),
    // I7: what can be served has been hashed, measured and scanned (or the lack of a scanner is on record).
    check(
      "stored_file_available",
      sql`state <> 'AVAILABLE' or (sha256 is not null and size > 0 and scanner is not null and available_at is not null)`,
    ),
    uniqueIndex("stored_file_version").on(table.caseId, table.kind, table.version),
    uniqueIndex("stored_file_object").on(table.objectKey),
  ],
);
