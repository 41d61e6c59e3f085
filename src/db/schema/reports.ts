import { sql } from "drizzle-orm";
import {
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
import {
  type Conclusion,
  conclusions,
  type OpinionHeading,
  opinionHeadings,
  type Severity,
  severities,
} from "./opinions";
import { organization } from "./organizations";
import { invitation } from "./panels";
import { reviewCase, storedFile } from "./reviews";

/**
 * D8. CONFIRMING: fixed by the leader, being confirmed; WITHDRAWN: taken back by the leader before everybody
 * had answered; DISSENTED: no common conclusion (E16).
 */
export const reportStates = ["DRAFT", "CONFIRMING", "WITHDRAWN", "DISSENTED", "LOCKED", "ACCEPTED"] as const;
export type ReportState = (typeof reportStates)[number];

/** 论证报告: gathered by the leader, confirmed alike by everybody who attended, then locked (二(二), 四(二)4). */
export const report = pgTable(
  "report",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    /** A draft taken back after a dissent is followed by the next one. */
    ordinal: integer().notNull(),
    state: text().notNull().$type<ReportState>(),
    leaderInvitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    conclusion: text().$type<Conclusion>(),
    /** The panel's words under each of the three headings. */
    headings: jsonb().notNull().$type<Partial<Record<OpinionHeading, string>>>(),
    /** Serious defects the panel found (严重缺陷清单); one of them bars 通过. */
    defects: text().array().notNull().default(sql`'{}'`),
    /** Everything that is confirmed, as it was presented; what is printed is read from here. */
    content: jsonb().$type<Record<string, unknown>>(),
    /** SHA-256 of the canonical JSON of `content`. */
    contentHash: text(),
    /** Printed on each page: the short form of the digest, to compare a paper by eye. */
    checkCode: text(),
    /** Address of the public page behind the QR code of each page. */
    publicCode: text(),
    createdAt: createdAt(),
    confirmingAt: instant(),
    lockedAt: instant(),
    formFileId: uuid().references(() => storedFile.id),
    /** Date the last session ended, in China: the three days run from it (四(一)3, D14 4). */
    meetingEndDate: date({ mode: "string" }),
    dueDate: date({ mode: "string" }),
    dueAt: instant(),
    calendarVersion: text(),
    /** Set once, when the deadline passed without a complete upload. */
    overdueAt: instant(),
    acceptedAt: instant(),
  },
  (table) => [
    check("report_state", oneOf(table.state, reportStates)),
    check("report_conclusion", oneOf(table.conclusion, conclusions)),
    check(
      "report_fixed",
      sql`state = 'DRAFT' or (conclusion is not null and content is not null and content_hash is not null and confirming_at is not null)`,
    ),
    check(
      "report_locked",
      sql`state not in ('LOCKED', 'ACCEPTED') or (locked_at is not null and due_at is not null and check_code is not null and public_code is not null)`,
    ),
    uniqueIndex("report_ordinal").on(table.caseId, table.ordinal),
    uniqueIndex("report_one_open").on(table.caseId).where(sql`state not in ('WITHDRAWN', 'DISSENTED')`),
    uniqueIndex("report_public").on(table.publicCode),
    index("report_due").on(table.dueAt).where(sql`state = 'LOCKED'`),
  ],
);

/** A line of the report; what must be changed is checkable, one by one. */
export const reportItem = pgTable(
  "report_item",
  {
    id: id(),
    reportId: uuid()
      .notNull()
      .references(() => report.id),
    ordinal: integer().notNull(),
    heading: text().notNull().$type<OpinionHeading>(),
    chapter: text().notNull().default(""),
    page: text().notNull().default(""),
    severity: text().notNull().$type<Severity>(),
    text: text().notNull(),
    /** Opinions it was taken from. */
    sources: uuid().array().notNull().default(sql`'{}'`),
  },
  (table) => [
    check("report_item_heading", oneOf(table.heading, opinionHeadings)),
    check("report_item_severity", oneOf(table.severity, severities)),
    uniqueIndex("report_item_ordinal").on(table.reportId, table.ordinal),
  ],
);

export const confirmationAnswers = ["AGREED", "DISSENTED"] as const;

/** An attending expert's word on exactly this content; dissent is recorded and costs nothing (E16). */
export const reportConfirmation = pgTable(
  "report_confirmation",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    contentHash: text().notNull(),
    answer: text().notNull().$type<(typeof confirmationAnswers)[number]>(),
    /** The dissenter's own conclusion and reason. */
    conclusion: text().$type<Conclusion>(),
    reason: text(),
    at: createdAt(),
  },
  (table) => [
    check("report_confirmation_answer", oneOf(table.answer, confirmationAnswers)),
    check("report_confirmation_dissent", sql`(answer = 'DISSENTED') = (reason is not null)`),
    primaryKey({ columns: [table.reportId, table.invitationId] }),
  ],
);

export const mediationStates = ["OPEN", "AGREED", "FAILED"] as const;

/** 协调: the station brings a divided panel together again, or finds that it stays divided (E16). */
export const mediation = pgTable(
  "mediation",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    reportId: uuid()
      .notNull()
      .references(() => report.id),
    state: text().notNull().default("OPEN").$type<(typeof mediationStates)[number]>(),
    openedAt: createdAt(),
    minutesFileId: uuid().references(() => storedFile.id),
    note: text(),
    decidedBy: uuid(),
    decidedAt: instant(),
  },
  (table) => [
    check("mediation_state", oneOf(table.state, mediationStates)),
    check("mediation_decided", sql`(state = 'OPEN') = (decided_at is null)`),
    uniqueIndex("mediation_report").on(table.reportId),
    index("mediation_case").on(table.caseId),
  ],
);

export const submissionStates = ["CHECKING", "ACCEPTED", "RETURNED"] as const;

/** 论证报告 and 签到表 as handed in; a returned one keeps its first result (E17). */
export const reportSubmission = pgTable(
  "report_submission",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    reportId: uuid()
      .notNull()
      .references(() => report.id),
    ordinal: integer().notNull(),
    reportFileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    sheetFileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    /** What the contractor read off the paper: who signed, the conclusion, the check code. */
    signers: uuid().array().notNull(),
    conclusion: text().notNull().$type<Conclusion>(),
    checkCode: text().notNull(),
    submittedBy: text().notNull(),
    submittedAt: createdAt(),
    /** Of the first complete hand-in, and kept: in time, in the grace of an upload begun in time, or late. */
    timeliness: text().notNull().$type<"ON_TIME" | "IN_GRACE" | "LATE">(),
    /** Codes of what the automatic comparison found; empty: everything agrees. */
    findings: text().array().notNull().default(sql`'{}'`),
    state: text().notNull().default("CHECKING").$type<(typeof submissionStates)[number]>(),
    /** If nobody checks by then and nothing was found, it is accepted. */
    acceptBy: instant().notNull(),
    checkedBy: uuid(),
    checkedAt: instant(),
    returnedReason: text(),
  },
  (table) => [
    check("report_submission_state", oneOf(table.state, submissionStates)),
    check("report_submission_conclusion", oneOf(table.conclusion, conclusions)),
    check("report_submission_timeliness", oneOf(table.timeliness, ["ON_TIME", "IN_GRACE", "LATE"])),
    check("report_submission_checked", sql`(state = 'CHECKING') = (checked_at is null)`),
    check("report_submission_returned", sql`(state = 'RETURNED') = (returned_reason is not null)`),
    uniqueIndex("report_submission_ordinal").on(table.reportId, table.ordinal),
    uniqueIndex("report_submission_one_open").on(table.caseId).where(sql`state = 'CHECKING'`),
    index("report_submission_due").on(table.acceptBy).where(sql`state = 'CHECKING'`),
  ],
);

export const unitConductKinds = ["REPORT_LATE"] as const;

/** What counts against a unit, each with its evidence; recorded once, never changed. */
export const unitConduct = pgTable(
  "unit_conduct",
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    kind: text().notNull().$type<(typeof unitConductKinds)[number]>(),
    occurredAt: instant().notNull(),
    policyCode: text().notNull(),
    evidenceType: text().notNull(),
    evidenceId: uuid().notNull(),
    recordedAt: createdAt(),
  },
  (table) => [
    check("unit_conduct_kind", oneOf(table.kind, unitConductKinds)),
    uniqueIndex("unit_conduct_once").on(table.kind, table.evidenceId),
    index("unit_conduct_organization").on(table.organizationId),
  ],
);
