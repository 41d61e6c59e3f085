import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";
import { complaint } from "./complaints";
import { expert } from "./experts";

/** 监督检查、技术咨询、培训授课 (四(二)5), and what is none of them. */
export const titleUseKinds = ["INSPECTION", "CONSULTING", "TRAINING", "OTHER"] as const;
export type TitleUseKind = (typeof titleUseKinds)[number];

export const titleUseStates = ["SUBMITTED", "CONSENTED", "REFUSED", "WITHDRAWN", "LAPSED"] as const;
export type TitleUseState = (typeof titleUseStates)[number];

/** 以专家名义对外活动的申请: consented to by the bureau before the activity begins; silence is no consent. */
export const titleUse = pgTable(
  "title_use",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    kind: text().notNull().$type<TitleUseKind>(),
    /** Who holds it. */
    organizer: text().notNull(),
    place: text().notNull(),
    content: text().notNull(),
    dateFrom: date({ mode: "string" }).notNull(),
    dateTo: date({ mode: "string" }).notNull(),
    state: text().notNull().default("SUBMITTED").$type<TitleUseState>(),
    submittedAt: createdAt(),
    decideBy: instant().notNull(),
    policyCode: text().notNull(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    /** Conditions of a consent, or the reason of a refusal. */
    answer: text(),
  },
  (table) => [
    check("title_use_kind", oneOf(table.kind, titleUseKinds)),
    check("title_use_state", oneOf(table.state, titleUseStates)),
    check("title_use_order", sql`${table.dateTo} >= ${table.dateFrom}`),
    check("title_use_decided", sql`(state = 'SUBMITTED') = (decided_at is null)`),
    check("title_use_by", sql`(state in ('CONSENTED', 'REFUSED')) = (decided_by is not null)`),
    check("title_use_reasoned", sql`state <> 'REFUSED' or answer is not null`),
    index("title_use_expert").on(table.expertId, table.dateFrom),
    index("title_use_open").on(table.decideBy).where(sql`state = 'SUBMITTED'`),
  ],
);

export const titleMisuseStates = ["RECORDED", "CONFIRMED", "CANCELLED"] as const;
export type TitleMisuseState = (typeof titleMisuseStates)[number];

/** 违规使用专家名义登记 (四(二)5): recorded by one, the expert is heard, confirmed or cancelled by another. */
export const titleMisuse = pgTable(
  "title_misuse",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    kind: text().notNull().$type<TitleUseKind>(),
    happenedOn: date({ mode: "string" }).notNull(),
    organizer: text().notNull(),
    /** What was found, and how. */
    facts: text().notNull(),
    /** The complaint it came to light by. */
    complaintId: uuid().references(() => complaint.id),
    state: text().notNull().default("RECORDED").$type<TitleMisuseState>(),
    recordedBy: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: createdAt(),
    policyCode: text().notNull(),
    statementBy: instant().notNull(),
    statement: text(),
    statedAt: instant(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    /** What was decided and why. */
    decision: text(),
  },
  (table) => [
    check("title_misuse_kind", oneOf(table.kind, titleUseKinds)),
    check("title_misuse_state", oneOf(table.state, titleMisuseStates)),
    check(
      "title_misuse_decided",
      sql`(state = 'RECORDED') = (decided_at is null) and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decision is null)`,
    ),
    check("title_misuse_two", sql`decided_by is null or decided_by <> recorded_by`),
    uniqueIndex("title_misuse_complaint").on(table.complaintId, table.expertId),
    index("title_misuse_expert").on(table.expertId, table.happenedOn),
    index("title_misuse_open").on(table.recordedAt).where(sql`state = 'RECORDED'`),
  ],
);
