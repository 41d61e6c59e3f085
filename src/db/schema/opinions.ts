import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, oneOf } from "./columns";
import { invitation } from "./panels";
import { reviewCase, storedFile } from "./reviews";

/** D7. After the meeting: SUBMITTED, SUBMITTED_LATE and MISSING stay as they are (四(二)3 如实记录备案). */
export const opinionStates = ["NOT_STARTED", "DRAFT", "SUBMITTED", "SUBMITTED_LATE", "MISSING"] as const;
export type OpinionState = (typeof opinionStates)[number];

/** The three headings of A2.4 (31号文): completeness, calculations and drawings, site and safety. */
export const opinionHeadings = ["COMPLETENESS", "CALCULATION", "SITE"] as const;
export type OpinionHeading = (typeof opinionHeadings)[number];
export const severities = ["MUST", "ADVICE"] as const;
export type Severity = (typeof severities)[number];
export const conclusions = ["PASS", "PASS_AFTER_REVISION", "FAIL"] as const;
export type Conclusion = (typeof conclusions)[number];

/** One comment: what, where in the plan, and whether it must be changed. */
export interface OpinionItem {
  readonly id: string;
  readonly heading: OpinionHeading;
  readonly chapter: string;
  readonly page: string;
  readonly severity: Severity;
  readonly text: string;
}

/** What a form holds; a draft may hold less. */
export interface OpinionContent {
  readonly headings: Readonly<Partial<Record<OpinionHeading, string>>>;
  readonly items: readonly OpinionItem[];
  /** Codes of ticked serious defects (严重缺陷清单). */
  readonly defects: readonly string[];
  readonly conclusion: Conclusion | null;
  readonly siteVisit: string;
}

/** 《审查意见表》 of one member; `draft` is hers alone until she submits. */
export const opinion = pgTable(
  "opinion",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    state: text().notNull().$type<OpinionState>(),
    draft: jsonb().$type<OpinionContent>(),
    draftSavedAt: instant(),
    /** Number of the newest submitted version; 0: none. */
    version: integer().notNull().default(0),
    openedAt: createdAt(),
    submittedAt: instant(),
    /** At the meeting's end; nothing changes any more. */
    frozenAt: instant(),
  },
  (table) => [
    check("opinion_state", oneOf(table.state, opinionStates)),
    check(
      "opinion_submitted",
      sql`(state in ('SUBMITTED', 'SUBMITTED_LATE')) = (submitted_at is not null and version > 0)`,
    ),
    check("opinion_missing", sql`state <> 'MISSING' or frozen_at is not null`),
    uniqueIndex("opinion_invitation").on(table.invitationId),
    index("opinion_case").on(table.caseId),
  ],
);

/** What was submitted, word for word, bound to the plan's version that was read (E19). Never changed. */
export const opinionVersion = pgTable(
  "opinion_version",
  {
    id: id(),
    opinionId: uuid()
      .notNull()
      .references(() => opinion.id),
    version: integer().notNull(),
    /** Null when a filled-in form was uploaded instead. */
    content: jsonb().$type<OpinionContent>(),
    contentHash: text().notNull(),
    scanFileId: uuid().references(() => storedFile.id),
    planFileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    planSha256: text().notNull(),
    late: text().notNull().default("NO").$type<"NO" | "YES">(),
    submittedAt: createdAt(),
  },
  (table) => [
    check("opinion_version_late", oneOf(table.late, ["NO", "YES"])),
    check("opinion_version_content", sql`num_nonnulls(content, scan_file_id) >= 1`),
    uniqueIndex("opinion_version_once").on(table.opinionId, table.version),
  ],
);
