import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { expertApplication } from "./applications";
import { createdAt, id, instant, oneOf, sealed } from "./columns";
import { organization } from "./organizations";

/** What counts in the yearly evaluation (二(三), D13). Rows are added, never changed. */
export const conductKinds = [
  "CONFIRM_TIMEOUT",
  "DECLINED_WITHOUT_REASON",
  "WITHDREW_LATE",
  "UNDISCLOSED_CONFLICT",
  "LATE",
  "NO_SHOW",
  "OPINION_LATE",
  "OPINION_MISSING",
  "OPINION_ON_TIME",
  "LEADER",
] as const;

/** A member of the pool; `number` is the public pool number, e.g. QD000017. */
export const expert = pgTable(
  "expert",
  {
    id: id(),
    number: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    title: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("expert_number").on(table.number), uniqueIndex("expert_person").on(table.personId)],
);

/** Appointment periods (聘期); outside of them nobody is drawn. Corrected by superseding, never rewritten. */
export const expertTerm = pgTable(
  "expert_term",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    termFrom: date({ mode: "string" }).notNull(),
    termTo: date({ mode: "string" }).notNull(),
    document: text().notNull(),
    applicationId: uuid().references(() => expertApplication.id),
    /** Undertakings signed and phone verified; before that nobody is drawn (D2 PENDING_ONBOARD). */
    onboardedAt: instant(),
    /** Public code of the 聘书; the letter's data are this row. */
    letterCode: text(),
    recordedAt: createdAt(),
    supersededAt: instant(),
  },
  (table) => [
    uniqueIndex("expert_term_letter").on(table.letterCode),
    index("expert_term_expert").on(table.expertId, table.termTo),
    check("expert_term_order", sql`${table.termFrom} <= ${table.termTo}`),
  ],
);

export const expertSpecialty = pgTable(
  "expert_specialty",
  {
    id: uuid().primaryKey().defaultRandom(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    specialty: text().notNull(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
    recordedAt: createdAt(),
    supersededAt: instant(),
  },
  (table) => [
    uniqueIndex("expert_specialty_current")
      .on(table.expertId, table.specialty, table.validFrom)
      .where(sql`superseded_at is null`),
    index("expert_specialty_specialty").on(table.specialty, table.expertId),
  ],
);

/** Employment, in valid time and record time; several at once are possible. No row at all: no employer. */
export const expertEmployment = pgTable(
  "expert_employment",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    /** The employer the cap counts; others (part-time, adviser) only make conflicts. */
    main: text().notNull().default("yes"),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
    recordedAt: createdAt(),
    supersededAt: instant(),
  },
  (table) => [
    index("expert_employment_expert").on(table.expertId),
    index("expert_employment_organization").on(table.organizationId),
    check("expert_employment_main", oneOf(table.main, ["yes", "no"])),
  ],
);

/** Relatives' and shareholding interests: the unit only as keyed hash, the rest sealed; used as a predicate. */
export const expertInterest = pgTable(
  "expert_interest",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    usccHash: text().notNull(),
    detailSealed: sealed().notNull(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
    recordedAt: createdAt(),
    supersededAt: instant(),
  },
  (table) => [
    index("expert_interest_expert").on(table.expertId),
    index("expert_interest_uscc").on(table.usccHash),
  ],
);

/** Days on which an expert is not asked (请假). */
export const expertLeave = pgTable(
  "expert_leave",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    leaveFrom: date({ mode: "string" }).notNull(),
    leaveTo: date({ mode: "string" }).notNull(),
    recordedAt: createdAt(),
    cancelledAt: instant(),
  },
  (table) => [index("expert_leave_expert").on(table.expertId, table.leaveTo)],
);

/** Suspension (暂停) with its decision document; an open end lasts until lifted. */
export const expertSuspension = pgTable(
  "expert_suspension",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    suspendedFrom: instant().notNull(),
    suspendedTo: instant(),
    reason: text().notNull(),
    document: text().notNull(),
    /** The confirmed decision behind it; older rows and imports carry the document alone. */
    decisionId: uuid(),
    recordedAt: createdAt(),
    liftedAt: instant(),
  },
  (table) => [index("expert_suspension_expert").on(table.expertId)],
);

/** What an expert did or failed to do, with the evidence; the raw material of the yearly evaluation. */
export const conductRecord = pgTable(
  "conduct_record",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    kind: text().notNull().$type<(typeof conductKinds)[number]>(),
    occurredAt: instant().notNull(),
    year: integer().notNull(),
    points: integer().notNull(),
    policyCode: text().notNull(),
    evidenceType: text().notNull(),
    evidenceId: uuid().notNull(),
    recordedAt: createdAt(),
  },
  (table) => [
    check("conduct_record_kind", oneOf(table.kind, conductKinds)),
    uniqueIndex("conduct_record_once").on(table.kind, table.evidenceId),
    index("conduct_record_expert").on(table.expertId, table.year),
  ],
);
