import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
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
import { hazardousItem, project } from "./projects";
import { reviewCase } from "./reviews";
import { jurisdiction, policyVersion } from "./rulebook";

/** D11. ESCALATED is the branch in which the competent body and the superior units were told. */
export const inspectionStates = [
  "PLANNED",
  "LIST_EXPORTED",
  "ON_SITE",
  "FINDINGS",
  "RECTIFY",
  "RESUBMITTED",
  "ESCALATED",
  "VERIFIED",
  "CLOSED",
] as const;
export type InspectionState = (typeof inspectionStates)[number];

/** Why a row stands in a list: found by the system from what is on record, due, or drawn. */
export const inspectionReasons = [
  "NO_CASE",
  "STARTED_EARLY",
  "REPORT_OVERDUE",
  "OPINION_MISSING",
  "VERSION_DIFFERS",
  "WATCH_DUE",
  "ROUTINE",
  "RANDOM",
] as const;
export type InspectionReason = (typeof inspectionReasons)[number];

/** Last number given out in a year: JC (检查清单), WL (平台外论证), TB (通报). */
export const oversightNumber = pgTable(
  "oversight_number",
  { prefix: text().notNull(), year: integer().notNull(), last: integer().notNull() },
  (table) => [primaryKey({ columns: [table.prefix, table.year] })],
);

/** 监督检查清单: what one body sets out to inspect, and how it came to be. Never changed. */
export const inspectionList = pgTable(
  "inspection_list",
  {
    id: id(),
    number: text().notNull(),
    title: text().notNull(),
    kind: text().notNull().$type<"FILTER" | "RANDOM">(),
    /** The body that inspects: a district, or the city's code for the station. */
    jurisdictionCode: text()
      .notNull()
      .references(() => jurisdiction.code),
    /** What was looked for, as it was entered. */
    filter: jsonb().notNull().$type<Record<string, unknown>>(),
    policyCode: text()
      .notNull()
      .references(() => policyVersion.code),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    check("inspection_list_kind", oneOf(table.kind, ["FILTER", "RANDOM"])),
    uniqueIndex("inspection_list_number").on(table.number),
    index("inspection_list_jurisdiction").on(table.jurisdictionCode, table.createdAt),
  ],
);

/** One row of a list: a project, and where the reason is narrower its case and hazardous item (D11). */
export const inspection = pgTable(
  "inspection",
  {
    id: id(),
    listId: uuid()
      .notNull()
      .references(() => inspectionList.id),
    ordinal: integer().notNull(),
    number: text().notNull(),
    projectId: uuid()
      .notNull()
      .references(() => project.id),
    caseId: uuid().references(() => reviewCase.id),
    itemId: uuid().references(() => hazardousItem.id),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    jurisdictionCode: text()
      .notNull()
      .references(() => jurisdiction.code),
    reason: text().notNull().$type<InspectionReason>(),
    /** What was found, in a sentence, and the clauses it rests on: as they were when the list was made. */
    fact: text().notNull(),
    basis: text().array().notNull(),
    since: instant().notNull(),
    state: text().notNull().$type<InspectionState>(),
    exportedAt: instant(),
    startedAt: instant(),
    startedBy: uuid(),
    /** 检查人员 and 被检查单位到场人员, as the record names them. */
    inspectors: text(),
    attendees: text(),
    note: text(),
    recordedAt: instant(),
    recordedBy: uuid(),
    /** Which demand the units answer: 1 from 下达整改, one more for each return. */
    round: integer().notNull().default(0),
    demand: text(),
    dueDate: date({ mode: "string" }),
    dueAt: instant(),
    /** Of the round under way; a new due date clears it. */
    overdueAt: instant(),
    remindedAt: instant(),
    resubmittedAt: instant(),
    verifiedAt: instant(),
    verifiedBy: uuid(),
    closedAt: instant(),
    closedBy: uuid(),
    closingNote: text(),
  },
  (table) => [
    check("inspection_state", oneOf(table.state, inspectionStates)),
    check("inspection_reason", oneOf(table.reason, inspectionReasons)),
    check("inspection_basis", sql`cardinality(basis) > 0`),
    check(
      "inspection_started",
      sql`(state in ('PLANNED', 'LIST_EXPORTED')) = (started_at is null) and (started_at is null) = (started_by is null)`,
    ),
    check(
      "inspection_recorded",
      sql`(recorded_at is not null) = (state not in ('PLANNED', 'LIST_EXPORTED', 'ON_SITE')) and (recorded_at is null) = (inspectors is null)`,
    ),
    check(
      "inspection_due",
      sql`(round > 0) = (due_at is not null) and (due_at is null) = (due_date is null) and (state not in ('RECTIFY', 'RESUBMITTED', 'ESCALATED', 'VERIFIED') or round > 0)`,
    ),
    check("inspection_closed", sql`(state = 'CLOSED') = (closed_at is not null)`),
    uniqueIndex("inspection_number").on(table.number),
    uniqueIndex("inspection_ordinal").on(table.listId, table.ordinal),
    index("inspection_project").on(table.projectId, table.reason),
    index("inspection_organization").on(table.organizationId, table.recordedAt),
    index("inspection_area").on(table.jurisdictionCode, table.state),
    index("inspection_due").on(table.dueAt).where(sql`state in ('RECTIFY', 'ESCALATED')`),
  ],
);

export type ChecklistAnswer = "OK" | "PROBLEM" | "NOT_APPLICABLE";

/** The record of a visit before it is handed in: as the phone sent it, word for word. */
export const inspectionDraft = pgTable("inspection_draft", {
  inspectionId: uuid()
    .primaryKey()
    .references(() => inspection.id),
  fields: jsonb().notNull().$type<Readonly<Record<string, string>>>(),
  savedBy: uuid().notNull(),
  savedAt: instant().notNull(),
});

/** One line of the checklist as it was answered on site. */
export const inspectionAnswer = pgTable(
  "inspection_answer",
  {
    inspectionId: uuid()
      .notNull()
      .references(() => inspection.id),
    code: text().notNull(),
    answer: text().notNull().$type<ChecklistAnswer>(),
  },
  (table) => [
    primaryKey({ columns: [table.inspectionId, table.code] }),
    check("inspection_answer_answer", oneOf(table.answer, ["OK", "PROBLEM", "NOT_APPLICABLE"])),
  ],
);

/** 检查发现的问题: what is wrong, what is to be done, by which unit, on which clauses. */
export const inspectionFinding = pgTable(
  "inspection_finding",
  {
    id: id(),
    inspectionId: uuid()
      .notNull()
      .references(() => inspection.id),
    ordinal: integer().notNull(),
    code: text().notNull(),
    duty: text().notNull().$type<"contractor" | "supervision">(),
    text: text().notNull(),
    measure: text().notNull(),
    basis: text().array().notNull(),
  },
  (table) => [
    check("inspection_finding_duty", oneOf(table.duty, ["contractor", "supervision"])),
    check("inspection_finding_basis", sql`cardinality(basis) > 0`),
    uniqueIndex("inspection_finding_ordinal").on(table.inspectionId, table.ordinal),
    uniqueIndex("inspection_finding_code").on(table.inspectionId, table.code),
  ],
);

/** 现场状况 of one hazardous item, as an inspector found it: whether work has begun, and by which plan. */
export const siteFact = pgTable(
  "site_fact",
  {
    id: id(),
    inspectionId: uuid()
      .notNull()
      .references(() => inspection.id),
    itemId: uuid()
      .notNull()
      .references(() => hazardousItem.id),
    /** The case under which the item stood then. */
    caseId: uuid().references(() => reviewCase.id),
    begunOn: date({ mode: "string" }),
    plan: text().notNull().$type<"SAME" | "DIFFERENT" | "NONE" | "NOT_CHECKED">(),
    /** Of the file found on site, where there was one to measure: compared with the approved one by the system. */
    planSha256: text(),
    recordedAt: createdAt(),
  },
  (table) => [
    check("site_fact_sha256", sql`plan_sha256 ~ '^[0-9a-f]{64}$'`),
    check("site_fact_plan", oneOf(table.plan, ["SAME", "DIFFERENT", "NONE", "NOT_CHECKED"])),
    uniqueIndex("site_fact_once").on(table.inspectionId, table.itemId),
    index("site_fact_item").on(table.itemId, table.recordedAt),
  ],
);

/** 整改回复 of a unit to one finding, in one round. */
export const inspectionReply = pgTable(
  "inspection_reply",
  {
    id: id(),
    findingId: uuid()
      .notNull()
      .references(() => inspectionFinding.id),
    round: integer().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    text: text().notNull(),
    repliedBy: text().notNull(),
    repliedAt: createdAt(),
  },
  (table) => [uniqueIndex("inspection_reply_once").on(table.findingId, table.round)],
);

/** 复查 of one finding: done, or not and what is lacking. A finding once found done is not asked about again. */
export const inspectionCheck = pgTable(
  "inspection_check",
  {
    id: id(),
    findingId: uuid()
      .notNull()
      .references(() => inspectionFinding.id),
    round: integer().notNull(),
    done: boolean().notNull(),
    remark: text().notNull(),
    checkedBy: uuid().notNull(),
    checkedAt: createdAt(),
  },
  (table) => [
    check("inspection_check_remark", sql`done or remark <> ''`),
    uniqueIndex("inspection_check_once").on(table.findingId, table.round),
    uniqueIndex("inspection_check_done").on(table.findingId).where(sql`done`),
  ],
);
