import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, oneOf } from "./columns";
import { inspection, inspectionFinding } from "./inspections";
import { organization } from "./organizations";
import { hazardousItem, project } from "./projects";
import { reviewCase, storedFile } from "./reviews";
import { jurisdiction } from "./rulebook";

export const outsideReviewStates = ["RECORDED", "NOTIFIED", "CIRCULATED", "WITHDRAWN"] as const;
export type OutsideReviewState = (typeof outsideReviewStates)[number];

/** 平台外论证 (五(二)): a review whose experts were not drawn here, recorded as it was found. */
export const outsideReview = pgTable(
  "outside_review",
  {
    id: id(),
    number: text().notNull(),
    projectId: uuid()
      .notNull()
      .references(() => project.id),
    itemId: uuid().references(() => hazardousItem.id),
    /** The contractor that held it. */
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    jurisdictionCode: text()
      .notNull()
      .references(() => jurisdiction.code),
    /** The body that records it. */
    recordedFor: text()
      .notNull()
      .references(() => jurisdiction.code),
    inspectionId: uuid().references(() => inspection.id),
    heldOn: date({ mode: "string" }).notNull(),
    facts: text().notNull(),
    state: text().notNull().$type<OutsideReviewState>(),
    recordedBy: uuid().notNull(),
    recordedAt: createdAt(),
    notifiedBy: uuid(),
    notifiedAt: instant(),
    /** Until when the unit may say what it has to say. */
    stateBy: instant(),
    /** 陈述申辩 of the unit. */
    statement: text(),
    statedBy: text(),
    statedAt: instant(),
    decidedBy: uuid(),
    decidedAt: instant(),
    withdrawnReason: text(),
  },
  (table) => [
    check("outside_review_state", oneOf(table.state, outsideReviewStates)),
    check(
      "outside_review_notified",
      sql`(notified_at is null) = (state_by is null) and (state <> 'NOTIFIED' or notified_at is not null)`,
    ),
    check(
      "outside_review_stated",
      sql`(statement is null) = (stated_at is null) and (stated_at is null or notified_at is not null)`,
    ),
    check("outside_review_decided", sql`(state in ('CIRCULATED', 'WITHDRAWN')) = (decided_at is not null)`),
    check("outside_review_withdrawn", sql`(state = 'WITHDRAWN') = (withdrawn_reason is not null)`),
    // Whoever recorded it does not also decide that it is made public.
    check("outside_review_two", sql`state <> 'CIRCULATED' or decided_by <> recorded_by`),
    uniqueIndex("outside_review_number").on(table.number),
    index("outside_review_project").on(table.projectId),
    index("outside_review_organization").on(table.organizationId),
    index("outside_review_area").on(table.jurisdictionCode, table.recordedAt),
  ],
);

/** What a 通报 says, as it was drafted. */
export interface CircularContent {
  readonly title: string;
  /** 主送: the competent body first, then the superior units (五(二)). */
  readonly recipients: readonly string[];
  readonly unit: string;
  readonly project: string;
  readonly paragraphs: readonly string[];
  readonly basis: readonly string[];
  readonly issuer: string;
}

/** 通报 to the competent body and the superior units; the paper is sealed and sent outside of the platform. */
export const circular = pgTable(
  "circular",
  {
    id: id(),
    number: text().notNull(),
    outsideReviewId: uuid().references(() => outsideReview.id),
    inspectionId: uuid().references(() => inspection.id),
    content: jsonb().notNull().$type<CircularContent>(),
    draftedBy: uuid().notNull(),
    draftedAt: createdAt(),
    documentNumber: text(),
    issuedBy: uuid(),
    issuedAt: instant(),
  },
  (table) => [
    check("circular_subject", sql`num_nonnulls(outside_review_id, inspection_id) = 1`),
    check(
      "circular_issued",
      sql`(issued_at is null) = (document_number is null) and (issued_at is null) = (issued_by is null)`,
    ),
    uniqueIndex("circular_number").on(table.number),
    uniqueIndex("circular_outside_review").on(table.outsideReviewId),
    index("circular_inspection").on(table.inspectionId),
  ],
);

/** 重点检查对象 (五(二)): a unit or a project, inspected more often until a day. */
export const keyWatch = pgTable(
  "key_watch",
  {
    id: id(),
    organizationId: uuid().references(() => organization.id),
    projectId: uuid().references(() => project.id),
    /** The area in which it is watched; the city's code: everywhere. */
    jurisdictionCode: text()
      .notNull()
      .references(() => jurisdiction.code),
    outsideReviewId: uuid().references(() => outsideReview.id),
    inspectionId: uuid().references(() => inspection.id),
    fromDate: date({ mode: "string" }).notNull(),
    toDate: date({ mode: "string" }).notNull(),
    /** Once in so many days, at least. */
    intervalDays: integer().notNull(),
    placedBy: uuid().notNull(),
    placedAt: createdAt(),
    liftedAt: instant(),
    liftedBy: uuid(),
    liftedReason: text(),
  },
  (table) => [
    check("key_watch_subject", sql`num_nonnulls(organization_id, project_id) = 1`),
    check("key_watch_cause", sql`num_nonnulls(outside_review_id, inspection_id) = 1`),
    check("key_watch_order", sql`to_date >= from_date and interval_days > 0`),
    check(
      "key_watch_lifted",
      sql`(lifted_at is null) = (lifted_reason is null) and (lifted_at is null) = (lifted_by is null)`,
    ),
    // Nobody takes off the list alone what she put on it.
    check("key_watch_two", sql`lifted_by is null or lifted_by <> placed_by`),
    index("key_watch_organization").on(table.organizationId),
    index("key_watch_project").on(table.projectId),
    index("key_watch_area").on(table.jurisdictionCode, table.toDate),
  ],
);

export const voidGrounds = [
  "OUTSIDE_DRAW",
  "IMPERSONATION",
  "UNDISCLOSED_CONFLICT",
  "TOO_FEW",
  "OTHER",
] as const;
export type VoidGround = (typeof voidGrounds)[number];

/** 论证工作无效 (四(一)1): a decision of station or bureau, by two people, with its document. Never automatic. */
export const caseVoid = pgTable(
  "case_void",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    ground: text().notNull().$type<VoidGround>(),
    reason: text().notNull(),
    documentNumber: text().notNull(),
    fileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    state: text().notNull().$type<"PROPOSED" | "CONFIRMED" | "REFUSED" | "WITHDRAWN">(),
    proposedBy: uuid().notNull(),
    proposedAt: createdAt(),
    decidedBy: uuid(),
    decidedAt: instant(),
    remark: text(),
  },
  (table) => [
    check("case_void_state", oneOf(table.state, ["PROPOSED", "CONFIRMED", "REFUSED", "WITHDRAWN"])),
    check("case_void_ground", oneOf(table.ground, voidGrounds)),
    check(
      "case_void_decided",
      sql`(state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null)`,
    ),
    check("case_void_two", sql`state not in ('CONFIRMED', 'REFUSED') or decided_by <> proposed_by`),
    uniqueIndex("case_void_one_open").on(table.caseId).where(sql`state in ('PROPOSED', 'CONFIRMED')`),
    index("case_void_case").on(table.caseId),
  ],
);

export const inspectionFileKinds = ["SITE_PHOTO", "REPLY", "OUTSIDE_EVIDENCE", "STATEMENT"] as const;
export type InspectionFileKind = (typeof inspectionFileKinds)[number];

/** Photographs and papers of an inspection or a review outside: checked and scanned before the row exists. */
export const inspectionFile = pgTable(
  "inspection_file",
  {
    id: id(),
    inspectionId: uuid().references(() => inspection.id),
    /** The finding a photograph or a reply belongs to; null: the visit as a whole. */
    findingId: uuid().references(() => inspectionFinding.id),
    outsideReviewId: uuid().references(() => outsideReview.id),
    kind: text().notNull().$type<InspectionFileKind>(),
    /** The round a REPLY was uploaded in. */
    round: integer().notNull().default(0),
    displayName: text().notNull(),
    objectKey: text().notNull(),
    contentType: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    scanner: text().notNull(),
    uploadedBy: text().notNull(),
    /** The unit that handed it in; null: the inspecting body. */
    organizationId: uuid().references(() => organization.id),
    uploadedAt: createdAt(),
  },
  (table) => [
    check("inspection_file_kind", oneOf(table.kind, inspectionFileKinds)),
    check("inspection_file_owner", sql`num_nonnulls(inspection_id, outside_review_id) = 1`),
    check("inspection_file_size", sql`size > 0`),
    uniqueIndex("inspection_file_object").on(table.objectKey),
    index("inspection_file_inspection").on(table.inspectionId),
    index("inspection_file_outside").on(table.outsideReviewId),
  ],
);
