import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";
import { creditEvent } from "./credit";
import { expert } from "./experts";
import { expertDecision } from "./memberships";

/** D13. DISCARDED: computed, and thrown away before anybody was told. */
export const runStates = [
  "COMPUTED",
  "NOTIFIED",
  "OBJECTION",
  "FINAL",
  "APPLIED",
  "PUBLISHED",
  "DISCARDED",
] as const;
export type RunState = (typeof runStates)[number];

/** 年度评价 of one year under one policy version, from the ledger alone. */
export const evaluationRun = pgTable(
  "evaluation_run",
  {
    id: id(),
    year: integer().notNull(),
    policyCode: text().notNull(),
    state: text().notNull().default("COMPUTED").$type<RunState>(),
    computedBy: uuid()
      .notNull()
      .references(() => person.id),
    computedAt: createdAt(),
    notifiedAt: instant(),
    objectionDueDate: date({ mode: "string" }),
    objectionDueAt: instant(),
    calendarVersion: text(),
    finalBy: uuid().references(() => person.id),
    finalAt: instant(),
    appliedAt: instant(),
    publishedBy: uuid().references(() => person.id),
    publishedAt: instant(),
    discardedAt: instant(),
  },
  (table) => [
    check("evaluation_run_state", oneOf(table.state, runStates)),
    check(
      "evaluation_run_notified",
      sql`(state in ('COMPUTED', 'DISCARDED')) = (notified_at is null) and (notified_at is null) = (objection_due_at is null)`,
    ),
    check(
      "evaluation_run_final",
      sql`(state in ('FINAL', 'APPLIED', 'PUBLISHED')) = (final_at is not null) and (final_at is null) = (final_by is null)
        and (final_at is null or final_at >= objection_due_at)`,
    ),
    check("evaluation_run_applied", sql`(state in ('APPLIED', 'PUBLISHED')) = (applied_at is not null)`),
    check(
      "evaluation_run_published",
      sql`(state = 'PUBLISHED') = (published_at is not null) and (published_at is null) = (published_by is null)`,
    ),
    check("evaluation_run_discarded", sql`(state = 'DISCARDED') = (discarded_at is not null)`),
    // Two persons: whoever computed does not make it final, whoever made it final does not publish it.
    check("evaluation_run_two_final", sql`final_by <> computed_by`),
    check("evaluation_run_two_publish", sql`published_by <> final_by`),
    uniqueIndex("evaluation_run_year").on(table.year).where(sql`state <> 'DISCARDED'`),
  ],
);

export const evaluationLevels = ["EXCELLENT", "GOOD", "BASIC", "FAILED"] as const;
export type EvaluationLevel = (typeof evaluationLevels)[number];

/** One expert's result; a recomputation is a further version with its reason, the earlier ones stay (E32). */
export const evaluationResult = pgTable(
  "evaluation_result",
  {
    id: id(),
    runId: uuid()
      .notNull()
      .references(() => evaluationRun.id),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    version: integer().notNull(),
    score: integer().notNull(),
    level: text().notNull().$type<EvaluationLevel>(),
    /** Meetings attended in the year; said beside the level, no part of it. */
    reviews: integer().notNull(),
    /** Everything the score is made of; who has the ledger and the policy version makes the same. */
    content: jsonb().notNull().$type<Record<string, unknown>>(),
    /** SHA-256 of the canonical JSON of `content`. */
    contentHash: text().notNull(),
    /** Why it was computed again; "" for the first. */
    reason: text().notNull().default(""),
    computedAt: createdAt(),
  },
  (table) => [
    check("evaluation_result_level", oneOf(table.level, evaluationLevels)),
    check("evaluation_result_reason", sql`(version = 1) = (reason = '')`),
    uniqueIndex("evaluation_result_version").on(table.runId, table.expertId, table.version),
    index("evaluation_result_expert").on(table.expertId),
  ],
);

/** 对评价结果的异议: of the expert herself, within the window; decided once. */
export const evaluationObjection = pgTable(
  "evaluation_objection",
  {
    id: id(),
    runId: uuid()
      .notNull()
      .references(() => evaluationRun.id),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    state: text().notNull().default("OPEN").$type<"OPEN" | "ACCEPTED" | "DISMISSED">(),
    text: text().notNull(),
    filedAt: createdAt(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    reason: text(),
  },
  (table) => [
    check("evaluation_objection_state", oneOf(table.state, ["OPEN", "ACCEPTED", "DISMISSED"])),
    check(
      "evaluation_objection_decided",
      sql`(state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (reason is null)`,
    ),
    uniqueIndex("evaluation_objection_once").on(table.runId, table.expertId),
  ],
);

export const effectKinds = ["TALK", "SUSPEND", "REMOVE"] as const;
export type EffectKind = (typeof effectKinds)[number];
export const effectStates = ["PLANNED", "DONE", "DROPPED", "REVOKED"] as const;
export type EffectState = (typeof effectStates)[number];

/** What a level leads to: a talk, or a decision of two about the member. A better level drops or revokes it. */
export const evaluationEffect = pgTable(
  "evaluation_effect",
  {
    id: id(),
    runId: uuid()
      .notNull()
      .references(() => evaluationRun.id),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    kind: text().notNull().$type<EffectKind>(),
    state: text().notNull().default("PLANNED").$type<EffectState>(),
    plannedAt: createdAt(),
    /** Of a suspension or a removal: the decision that carries it out, proposed by one and confirmed by another. */
    decisionId: uuid().references(() => expertDecision.id),
    /** Of a talk: what was said; of anything dropped or revoked: why. */
    note: text(),
    closedBy: uuid().references(() => person.id),
    closedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    check("evaluation_effect_kind", oneOf(table.kind, effectKinds)),
    check("evaluation_effect_state", oneOf(table.state, effectStates)),
    check("evaluation_effect_closed", sql`(state = 'PLANNED') = (closed_at is null)`),
    check("evaluation_effect_revoked", sql`(state = 'REVOKED') = (revoked_at is not null)`),
    check(
      "evaluation_effect_done",
      sql`state not in ('DONE', 'REVOKED') or (kind = 'TALK' and note is not null) or decision_id is not null`,
    ),
    uniqueIndex("evaluation_effect_one")
      .on(table.runId, table.expertId)
      .where(sql`state in ('PLANNED', 'DONE')`),
    uniqueIndex("evaluation_effect_decision").on(table.decisionId),
  ],
);

/** A suspension that rests on one credit event: it ends at once when the event is reversed (E32). */
export const creditGround = pgTable("credit_ground", {
  decisionId: uuid()
    .primaryKey()
    .references(() => expertDecision.id),
  eventId: uuid()
    .notNull()
    .references(() => creditEvent.id),
  recordedAt: createdAt(),
});
