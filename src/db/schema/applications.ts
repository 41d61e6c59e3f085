import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf, sealed } from "./columns";
import { organization } from "./organizations";

/** 申报 (a call), 换届 (a renewal call), 常态受理 (rolling admission, no end). */
export const campaignKinds = ["NEW", "RENEWAL", "ROLLING"] as const;
export type CampaignKind = (typeof campaignKinds)[number];

export const applicationKinds = ["NEW", "RENEWAL", "SPECIAL"] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

/** D1. */
export const applicationStates = [
  "DRAFT",
  "SUBMITTED",
  "RETURNED",
  "LAPSED",
  "UNDER_REVIEW",
  "REJECTED",
  "PUBLICITY",
  "OBJECTION",
  "APPROVED",
  "WITHDRAWN",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** A2.8 (二): fifteen years, or rich experience, which a human judges with a reason. */
export const experienceLimbs = ["YEARS_15", "RICH_EXPERIENCE"] as const;
export type ExperienceLimb = (typeof experienceLimbs)[number];

/** A window in which people may apply. Published windows are never changed; they can be closed early. */
export const campaign = pgTable(
  "campaign",
  {
    id: id(),
    kind: text().notNull().$type<CampaignKind>(),
    title: text().notNull(),
    notice: text().notNull(),
    libraries: text().array().notNull().$type<("SZ" | "GD")[]>(),
    opensOn: date({ mode: "string" }).notNull(),
    /** Last day, in China; none for rolling admission. */
    closesOn: date({ mode: "string" }),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    closedAt: instant(),
    closedReason: text(),
  },
  (table) => [
    check("campaign_kind", oneOf(table.kind, campaignKinds)),
    check("campaign_order", sql`${table.closesOn} >= ${table.opensOn}`),
    check("campaign_end", sql`(${table.kind} = 'ROLLING') or ${table.closesOn} is not null`),
    index("campaign_open").on(table.opensOn, table.closesOn),
  ],
);

/** 特邀: the bureau's document invites one person, known by the keyed hash of the ID number. */
export const specialInvitation = pgTable(
  "special_invitation",
  {
    id: id(),
    name: text().notNull(),
    idNumberHash: text().notNull(),
    document: text().notNull(),
    expiresOn: date({ mode: "string" }).notNull(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    revokedAt: instant(),
  },
  (table) => [index("special_invitation_person").on(table.idNumberHash)],
);

/** 专家申报: one person's way into the pool, or to the next term. */
export const expertApplication = pgTable(
  "expert_application",
  {
    id: id(),
    /** Given at the first submission: SB2026-000123. */
    number: text(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    kind: text().notNull().$type<ApplicationKind>(),
    campaignId: uuid().references(() => campaign.id),
    specialInvitationId: uuid().references(() => specialInvitation.id),
    state: text().notNull().$type<ApplicationState>(),
    /** Counts submissions; opinions belong to one of them. */
    version: integer().notNull().default(0),
    policyCode: text().notNull(),
    title: text(),
    titleCertificate: text(),
    titleGrantedOn: date({ mode: "string" }),
    workedSince: date({ mode: "string" }),
    experience: text(),
    /** Said at the step of employment: no employer in the look-back, or those listed. Null: not answered yet. */
    employmentAnswer: text().$type<"none" | "some">(),
    /** What was done in times of the look-back without an employer, in the applicant's words. */
    employmentNote: text(),
    /** Said at the step of interests: none, or listed below. Null: not answered yet. */
    interestsAnswer: text().$type<"none" | "some">(),
    undertakenAt: instant(),
    createdAt: createdAt(),
    changedAt: instant().notNull().default(sql`app_now()`),
    submittedAt: instant(),
    /** Five working days for the form check. */
    checkBy: instant(),
    checkedAt: instant(),
    checkedBy: uuid(),
    returnItems: jsonb().$type<{ step: string; words: string }[]>(),
    /** A returned application not handed in again by then lapses. */
    resubmitBy: instant(),
    publicityFrom: instant(),
    publicityTo: instant(),
    closedAt: instant(),
    closedReason: text(),
  },
  (table) => [
    check("expert_application_kind", oneOf(table.kind, applicationKinds)),
    check("expert_application_state", oneOf(table.state, applicationStates)),
    check("expert_application_interests", oneOf(table.interestsAnswer, ["none", "some"])),
    check("expert_application_employment", oneOf(table.employmentAnswer, ["none", "some"])),
    check(
      "expert_application_submitted",
      sql`state in ('DRAFT', 'WITHDRAWN') or (number is not null and submitted_at is not null and undertaken_at is not null)`,
    ),
    check(
      "expert_application_publicity",
      sql`state not in ('PUBLICITY', 'OBJECTION', 'APPROVED') or (publicity_from is not null and publicity_to > publicity_from)`,
    ),
    check("expert_application_special", sql`kind <> 'SPECIAL' or special_invitation_id is not null`),
    uniqueIndex("expert_application_number").on(table.number),
    uniqueIndex("expert_application_one_open")
      .on(table.personId)
      .where(sql`state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'PUBLICITY', 'OBJECTION')`),
    index("expert_application_state_submitted").on(table.state, table.submittedAt),
    index("expert_application_publicity_to").on(table.publicityTo).where(sql`state = 'PUBLICITY'`),
    index("expert_application_resubmit_by").on(table.resubmitBy).where(sql`state = 'RETURNED'`),
  ],
);

/** Last application number given out in a year. */
export const applicationNumber = pgTable("application_number", {
  year: integer().primaryKey(),
  last: integer().notNull(),
});

/** What was handed in, frozen; `content` names files by hash and holds interests as keyed hashes alone. */
export const applicationSubmission = pgTable(
  "application_submission",
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => expertApplication.id),
    version: integer().notNull(),
    content: jsonb().notNull().$type<Record<string, unknown>>(),
    contentHash: text().notNull(),
    submittedAt: instant().notNull(),
  },
  (table) => [uniqueIndex("application_submission_version").on(table.applicationId, table.version)],
);

/** A specialty asked for; `outcome` once the reviewers are through. */
export const applicationSpecialty = pgTable(
  "application_specialty",
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => expertApplication.id),
    specialty: text().notNull(),
    /** Works done in this specialty, in the applicant's words. */
    statement: text().notNull(),
    outcome: text().$type<"APPROVED" | "REJECTED">(),
    limb: text().$type<ExperienceLimb>(),
  },
  (table) => [
    uniqueIndex("application_specialty_once").on(table.applicationId, table.specialty),
    check("application_specialty_outcome", oneOf(table.outcome, ["APPROVED", "REJECTED"])),
    check("application_specialty_limb", oneOf(table.limb, experienceLimbs)),
    check("application_specialty_reasoned", sql`outcome is distinct from 'APPROVED' or limb is not null`),
  ],
);

/** Employment over the look-back; no rows and the answer "none" mean no employer. Linked by USCC, never by name. */
export const applicationEmployment = pgTable(
  "application_employment",
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => expertApplication.id),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    /** The employer the cap counts; others (part-time, adviser) only make conflicts. */
    main: text().notNull().default("yes"),
    post: text().notNull(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
  },
  (table) => [
    index("application_employment_application").on(table.applicationId),
    check("application_employment_main", oneOf(table.main, ["yes", "no"])),
    check("application_employment_order", sql`${table.validTo} >= ${table.validFrom}`),
  ],
);

/** Relatives' and shareholding interests: who and where are sealed, the unit is a keyed hash (E24). */
export const applicationInterest = pgTable(
  "application_interest",
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => expertApplication.id),
    usccHash: text().notNull(),
    detailSealed: sealed().notNull(),
  },
  (table) => [index("application_interest_application").on(table.applicationId)],
);

/** One reviewer's word on one specialty of one submission; two different reviewers decide (D1). */
export const applicationOpinion = pgTable(
  "application_opinion",
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => expertApplication.id),
    version: integer().notNull(),
    specialty: text().notNull(),
    reviewerId: uuid()
      .notNull()
      .references(() => person.id),
    verdict: text().notNull().$type<"APPROVE" | "REJECT">(),
    limb: text().$type<ExperienceLimb>(),
    reason: text().notNull(),
    recordedAt: createdAt(),
  },
  (table) => [
    uniqueIndex("application_opinion_once").on(
      table.applicationId,
      table.version,
      table.specialty,
      table.reviewerId,
    ),
    check("application_opinion_verdict", oneOf(table.verdict, ["APPROVE", "REJECT"])),
    check("application_opinion_limb", oneOf(table.limb, experienceLimbs)),
    check("application_opinion_reasoned", sql`(verdict = 'APPROVE') = (limb is not null)`),
  ],
);

/** 公示异议: from anybody; the author is sealed, the answer found again by a query code. */
export const publicityObjection = pgTable(
  "publicity_objection",
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => expertApplication.id),
    /** Hash of the code the author keeps. */
    codeHash: text().notNull(),
    authorSealed: sealed(),
    content: text().notNull(),
    receivedAt: createdAt(),
    state: text().notNull().default("OPEN").$type<"OPEN" | "UPHELD" | "DISMISSED">(),
    handledBy: uuid().references(() => person.id),
    handledAt: instant(),
    answer: text(),
  },
  (table) => [
    check("publicity_objection_state", oneOf(table.state, ["OPEN", "UPHELD", "DISMISSED"])),
    check(
      "publicity_objection_handled",
      sql`(state = 'OPEN') = (handled_at is null) and (state = 'OPEN' or (handled_by is not null and answer is not null))`,
    ),
    uniqueIndex("publicity_objection_code").on(table.codeHash),
    index("publicity_objection_application").on(table.applicationId),
    index("publicity_objection_open").on(table.receivedAt).where(sql`state = 'OPEN'`),
  ],
);
