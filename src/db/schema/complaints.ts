import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf, sealed } from "./columns";
import { expert } from "./experts";
import { organization } from "./organizations";
import { reviewCase } from "./reviews";

/** D12. ACCEPTED waits for a handler; NOT_ACCEPTED, TRANSFERRED and CLOSED are final. */
export const complaintStates = [
  "RECEIVED",
  "TRIAGE",
  "NOT_ACCEPTED",
  "TRANSFERRED",
  "ACCEPTED",
  "INVESTIGATING",
  "DECIDED",
  "NOTIFIED",
  "REVIEW_REQUESTED",
  "REVIEWED",
  "CLOSED",
] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** Who is complained about; STATION and DISTRICT are the authority or somebody of it. */
export const complaintSubjects = ["EXPERT", "UNIT", "STATION", "DISTRICT", "OTHER"] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];

/** The authority that handles it: the station, or the bureau when the station itself is meant (E33). */
export const complaintBodies = ["station", "bureau"] as const;
export type ComplaintBody = (typeof complaintBodies)[number];

/** 成立、部分成立、不成立. */
export const complaintOutcomes = ["UPHELD", "PARTLY", "DISMISSED"] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

/**
 * 举报 (四(二)6, D12). Who wrote it and what was written are sealed; the author finds the answer again by a query
 * code, of which a keyed hash is kept. Nothing here names an account of the author, and nothing moves a case.
 */
export const complaint = pgTable(
  "complaint",
  {
    id: id(),
    /** JB2026-000123. */
    number: text().notNull(),
    codeHash: text().notNull(),
    body: text().notNull().$type<ComplaintBody>(),
    subjectKind: text().notNull().$type<ComplaintSubject>(),
    /** As the author named whom she means. */
    subjectText: text().notNull(),
    subjectExpertId: uuid().references(() => expert.id),
    subjectOrganizationId: uuid().references(() => organization.id),
    /** Somebody of an authority. */
    subjectStaffId: uuid().references(() => person.id),
    /** The case it is about, when one was named; the case itself is not stopped by it. */
    caseId: uuid().references(() => reviewCase.id),
    /** Null: anonymous. */
    authorSealed: sealed(),
    contentSealed: sealed().notNull(),
    policyCode: text().notNull(),
    state: text().notNull().default("RECEIVED").$type<ComplaintState>(),
    receivedAt: createdAt(),
    triageBy: instant().notNull(),
    /** Who has it now. */
    handlerId: uuid().references(() => person.id),
    /** From whom it was taken away: they do not get it again (E33). */
    relieved: uuid().array().notNull().default(sql`'{}'`),
    triagedBy: uuid().references(() => person.id),
    triagedAt: instant(),
    /** Why it was not accepted, or why and where it was sent on. */
    triageReason: text(),
    transferredTo: text(),
    /** What the accused is told of it: written by who accepted it, without what could show the author. */
    summary: text(),
    decideBy: instant(),
    extendedAt: instant(),
    extensionReason: text(),
    /** The accused was told and asked for a statement. */
    toldAt: instant(),
    statementBy: instant(),
    statement: text(),
    statedAt: instant(),
    outcome: text().$type<ComplaintOutcome>(),
    answer: text(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    /** How the parties were told beside the pages that show it. */
    notice: text(),
    notifiedAt: instant(),
    reviewUntil: instant(),
    reviewAskedBy: text().$type<"AUTHOR" | "ACCUSED">(),
    reviewReasonSealed: sealed(),
    reviewAskedAt: instant(),
    reviewBy: instant(),
    reviewOutcome: text().$type<ComplaintOutcome>(),
    reviewAnswer: text(),
    reviewedBy: uuid().references(() => person.id),
    reviewedAt: instant(),
    closedAt: instant(),
  },
  (table) => [
    check("complaint_state", oneOf(table.state, complaintStates)),
    check("complaint_body", oneOf(table.body, complaintBodies)),
    check("complaint_subject", oneOf(table.subjectKind, complaintSubjects)),
    check("complaint_outcome", oneOf(table.outcome, complaintOutcomes)),
    check("complaint_review_outcome", oneOf(table.reviewOutcome, complaintOutcomes)),
    check("complaint_review_asker", oneOf(table.reviewAskedBy, ["AUTHOR", "ACCUSED"])),
    // D12, E33: what is said against the station is not the station's to judge.
    check("complaint_not_own_judge", sql`subject_kind <> 'STATION' or body = 'bureau'`),
    check(
      "complaint_in_hand",
      sql`(state not in ('RECEIVED', 'ACCEPTED') or handler_id is null) and (state not in ('TRIAGE', 'INVESTIGATING') or handler_id is not null)`,
    ),
    check(
      "complaint_triaged",
      sql`(state in ('RECEIVED', 'TRIAGE')) = (triaged_at is null) and (triaged_at is null) = (triaged_by is null)`,
    ),
    check(
      "complaint_accepted",
      sql`state in ('RECEIVED', 'TRIAGE') or (state in ('NOT_ACCEPTED', 'TRANSFERRED')) = (decide_by is null) and (decide_by is null) = (summary is null)`,
    ),
    check(
      "complaint_decided",
      sql`(state in ('DECIDED', 'NOTIFIED', 'REVIEW_REQUESTED', 'REVIEWED', 'CLOSED')) = (decided_at is not null)
        and (decided_at is null) = (decided_by is null) and (decided_at is null) = (outcome is null) and (decided_at is null) = (answer is null)`,
    ),
    check("complaint_heard", sql`outcome is null or outcome = 'DISMISSED' or told_at is not null`),
    check(
      "complaint_reviewed",
      sql`(reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (review_answer is null) and (reviewed_at is null or review_asked_at is not null)`,
    ),
    // Reviewed by somebody else than who decided.
    check("complaint_two", sql`reviewed_by is null or reviewed_by <> decided_by`),
    uniqueIndex("complaint_number_once").on(table.number),
    uniqueIndex("complaint_code").on(table.codeHash),
    index("complaint_state").on(table.state, table.receivedAt),
    index("complaint_handler").on(table.handlerId),
    index("complaint_expert").on(table.subjectExpertId),
    index("complaint_organization").on(table.subjectOrganizationId),
    index("complaint_review_until").on(table.reviewUntil).where(sql`state = 'NOTIFIED'`),
  ],
);

/** Last complaint number given out in a year. */
export const complaintNumber = pgTable("complaint_number", {
  year: integer().primaryKey(),
  last: integer().notNull(),
});
