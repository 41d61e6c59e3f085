import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";
import { conductKinds, expert } from "./experts";
import { organization } from "./organizations";
import { unitConductKinds } from "./reports";
import { reviewCase } from "./reviews";

/** D13. UPHELD: an objection did not change it, and it waits for the end of the window. */
export const creditStates = [
  "PROPOSED",
  "NOTIFIED",
  "OBJECTED",
  "UPHELD",
  "CONFIRMED",
  "CANCELLED",
  "EXPIRED",
] as const;
export type CreditState = (typeof creditStates)[number];

/** What nobody but a person can say, with a document: of experts … */
export const manualExpertKinds = [
  "OPINION_PERFUNCTORY",
  "REPORT_ERROR",
  "DISCIPLINE_BREACH",
  "EMERGENCY_SUPPORT",
] as const;
/** … and of units. */
export const manualUnitKinds = ["BYPASSED_PLATFORM", "STARTED_EARLY", "PLAN_DEVIATED"] as const;
export const creditKinds = [
  ...conductKinds,
  ...manualExpertKinds,
  ...unitConductKinds,
  ...manualUnitKinds,
] as const;
export type CreditKind = (typeof creditKinds)[number];

/**
 * What an event rests on where it is a row of another feature: records of conduct, what an authority has found on site
 * or circulated (五(二)), and a complaint that was found justified.
 */
export const creditEvidence = [
  "conduct_record",
  "unit_conduct",
  "inspection_finding",
  "outside_review",
  "complaint",
] as const;
export type CreditEvidence = (typeof creditEvidence)[number];

/** 信用事件 of one expert or one unit: what is said, what it rests on, and how far it has come (D13). */
export const creditEvent = pgTable(
  "credit_event",
  {
    id: id(),
    expertId: uuid().references(() => expert.id),
    organizationId: uuid().references(() => organization.id),
    kind: text().notNull().$type<CreditKind>(),
    /** The policy parameter that gave the points, and the points it gave under `policyCode`. */
    rule: text().notNull(),
    points: integer().notNull(),
    policyCode: text().notNull(),
    /** RECORDED: from what stands on record, by the platform; MANUAL: by a person, with a document. */
    source: text().notNull().$type<"RECORDED" | "MANUAL">(),
    evidenceType: text().$type<CreditEvidence>(),
    evidenceId: uuid(),
    caseId: uuid().references(() => reviewCase.id),
    occurredAt: instant().notNull(),
    /** The evaluation it counts in: the year it happened, or of its proposal when that year was evaluated already. */
    year: integer().notNull(),
    /** The fact, where no record says it; and the number of its document (文号). */
    statement: text().notNull().default(""),
    document: text().notNull().default(""),
    state: text().notNull().default("PROPOSED").$type<CreditState>(),
    /** Of what an authority has found, the person who found it: she does not also confirm it. */
    proposedBy: uuid().references(() => person.id),
    proposedAt: createdAt(),
    notifiedAt: instant(),
    objectionDueDate: date({ mode: "string" }),
    objectionDueAt: instant(),
    calendarVersion: text(),
    objectedAt: instant(),
    objection: text(),
    /** Who upheld, cancelled or confirmed it; none where the platform did or its proposer took it back. */
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    decision: text(),
    confirmedAt: instant(),
    /** Last day on which it is shown and considered. */
    validTo: date({ mode: "string" }),
    expiredAt: instant(),
    /** An appeal succeeded: a compensating entry stands in the ledger. */
    reversedAt: instant(),
  },
  (table) => [
    check("credit_event_kind", oneOf(table.kind, creditKinds)),
    check("credit_event_state", oneOf(table.state, creditStates)),
    check("credit_event_subject", sql`num_nonnulls(expert_id, organization_id) = 1`),
    check(
      "credit_event_source",
      sql`num_nonnulls(evidence_type, evidence_id) in (0, 2) and case source
        when 'RECORDED' then evidence_type is not null and evidence_type <> 'complaint'
          and (proposed_by is not null) = (evidence_type in ('inspection_finding', 'outside_review'))
        when 'MANUAL' then coalesce(evidence_type, 'complaint') = 'complaint' and proposed_by is not null and document <> '' and statement <> ''
        else false end`,
    ),
    check("credit_event_evidence_type", oneOf(table.evidenceType, creditEvidence)),
    check(
      "credit_event_notified",
      sql`state in ('PROPOSED', 'CANCELLED') or num_nulls(notified_at, objection_due_date, objection_due_at, calendar_version) = 0`,
    ),
    check(
      "credit_event_objected",
      sql`(objected_at is null) = (objection is null) and (state not in ('OBJECTED', 'UPHELD') or objected_at is not null)
        and (objected_at is null or objected_at < objection_due_at)`,
    ),
    // Two persons: nobody decides what she proposed.
    check("credit_event_two_persons", sql`decided_by <> proposed_by`),
    // Nothing counts before its window of objection has ended.
    check(
      "credit_event_window",
      sql`(state in ('CONFIRMED', 'EXPIRED')) = (confirmed_at is not null) and confirmed_at >= objection_due_at and (confirmed_at is null) = (valid_to is null)`,
    ),
    check("credit_event_expired", sql`(state = 'EXPIRED') = (expired_at is not null)`),
    check("credit_event_reversed", sql`reversed_at is null or confirmed_at is not null`),
    // A complaint may show more than one breach; a record is one event and no more.
    uniqueIndex("credit_event_evidence")
      .on(table.evidenceType, table.evidenceId)
      .where(sql`evidence_type <> 'complaint'`),
    index("credit_event_complaint").on(table.evidenceId).where(sql`evidence_type = 'complaint'`),
    index("credit_event_expert").on(table.expertId, table.year),
    index("credit_event_organization").on(table.organizationId, table.year),
    index("credit_event_state").on(table.state, table.objectionDueAt),
    index("credit_event_year")
      .on(table.year)
      .where(sql`state in ('PROPOSED', 'NOTIFIED', 'OBJECTED', 'UPHELD')`),
  ],
);

/** CONFIRMED: the event counts; REVERSED: it does not any more; REGRADED: it counts by a milder rule. */
export const creditEntryKinds = ["CONFIRMED", "REVERSED", "REGRADED"] as const;
export type CreditEntryKind = (typeof creditEntryKinds)[number];

/** 信用台账: lines are added, never changed. The sum of a year's points is what its score is made of (I8). */
export const creditEntry = pgTable(
  "credit_entry",
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => creditEvent.id),
    expertId: uuid().references(() => expert.id),
    organizationId: uuid().references(() => organization.id),
    year: integer().notNull(),
    kind: text().notNull().$type<CreditEntryKind>(),
    rule: text().notNull(),
    /** What this line adds; a compensating line takes back what stood before. */
    points: integer().notNull(),
    reason: text().notNull().default(""),
    enteredAt: createdAt(),
  },
  (table) => [
    check("credit_entry_kind", oneOf(table.kind, creditEntryKinds)),
    check("credit_entry_subject", sql`num_nonnulls(expert_id, organization_id) = 1`),
    check("credit_entry_reason", sql`(kind = 'CONFIRMED') or reason <> ''`),
    uniqueIndex("credit_entry_once").on(table.eventId, table.kind),
    index("credit_entry_expert").on(table.expertId, table.year),
    index("credit_entry_organization").on(table.organizationId, table.year),
  ],
);

export const appealStates = ["OPEN", "GRANTED", "DISMISSED"] as const;
export type AppealState = (typeof appealStates)[number];

/** 复核申请 against an event that counts already; decided once, by the bureau (E32). */
export const creditAppeal = pgTable(
  "credit_appeal",
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => creditEvent.id),
    state: text().notNull().default("OPEN").$type<AppealState>(),
    text: text().notNull(),
    filedBy: text().notNull(),
    filedAt: createdAt(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    reason: text(),
  },
  (table) => [
    check("credit_appeal_state", oneOf(table.state, appealStates)),
    check(
      "credit_appeal_decided",
      sql`(state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null) and (state = 'OPEN') = (reason is null)`,
    ),
    uniqueIndex("credit_appeal_event").on(table.eventId),
    index("credit_appeal_state").on(table.state, table.filedAt),
  ],
);

/** 互评: who may speak of whom after a meeting. */
export const ratingSides = ["EXPERT", "LEADER", "CONTRACTOR", "SUPERVISION"] as const;
export type RatingSide = (typeof ratingSides)[number];

/** One side's marks of another after a meeting: given once, never changed, shown late (features.md 83). */
export const meetingRating = pgTable(
  "meeting_rating",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    /** An invitation of the panel, or a unit of the project. */
    raterSide: text().notNull().$type<RatingSide>(),
    raterId: uuid().notNull(),
    subjectSide: text().notNull().$type<RatingSide>(),
    subjectId: uuid().notNull(),
    /** 1 to 5 for each quality. */
    marks: jsonb().notNull().$type<Record<string, number>>(),
    comment: text().notNull().default(""),
    ratedBy: text().notNull(),
    ratedAt: createdAt(),
  },
  (table) => [
    check("meeting_rating_rater", oneOf(table.raterSide, ratingSides)),
    check("meeting_rating_subject", oneOf(table.subjectSide, ratingSides)),
    check("meeting_rating_other", sql`rater_id <> subject_id`),
    uniqueIndex("meeting_rating_once").on(table.caseId, table.raterId, table.subjectSide, table.subjectId),
    index("meeting_rating_subject_id").on(table.subjectId),
  ],
);
