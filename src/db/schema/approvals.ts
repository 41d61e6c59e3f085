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
import { invitation } from "./panels";
import { report, reportItem } from "./reports";
import { reviewCase, storedFile } from "./reviews";

/** D9. OPEN is the time before the contractor hands in; SUBSTANTIAL: too much was changed, a new review follows. */
export const revisionStates = ["LEADER_REVIEW", "CONFIRMED", "MORE_CHANGES", "SUBSTANTIAL"] as const;
export type RevisionState = (typeof revisionStates)[number];

/** What the contractor has written into the reply table so far: per report item where it was changed, and how. */
export type ReplyDraft = Readonly<Record<string, { readonly place: string; readonly reply: string }>>;

/** The reply table before it is handed in; one a case, emptied by the hand-in. */
export const revisionDraft = pgTable("revision_draft", {
  caseId: uuid()
    .primaryKey()
    .references(() => reviewCase.id),
  replies: jsonb().notNull().$type<ReplyDraft>(),
  savedBy: text().notNull(),
  savedAt: instant().notNull(),
});

/** The leader's words before she gives them: per item whether it is done, and what she would decide. */
export interface LeaderDraft {
  readonly items: Readonly<Record<string, { readonly done: boolean; readonly remark: string }>>;
  readonly opinion: string;
  readonly decision: "CONFIRMED" | "MORE_CHANGES" | "SUBSTANTIAL";
}

/** 修改轮: a revised plan with the reply table, and the leader's opinion on exactly that file (四(二)4). */
export const revisionRound = pgTable(
  "revision_round",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    reportId: uuid()
      .notNull()
      .references(() => report.id),
    round: integer().notNull(),
    state: text().notNull().$type<RevisionState>(),
    planFileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    planSha256: text().notNull(),
    submittedBy: text().notNull(),
    submittedAt: createdAt(),
    leaderDueDate: date({ mode: "string" }).notNull(),
    leaderDueAt: instant().notNull(),
    overdueAt: instant(),
    /** Who gave the opinion: the leader of that moment. */
    leaderInvitationId: uuid().references(() => invitation.id),
    leaderOpinion: text(),
    /** Hers alone until she gives it. */
    leaderDraft: jsonb().$type<LeaderDraft>(),
    decidedAt: instant(),
  },
  (table) => [
    check("revision_round_state", oneOf(table.state, revisionStates)),
    check(
      "revision_round_decided",
      sql`(state = 'LEADER_REVIEW') = (decided_at is null) and (state = 'LEADER_REVIEW' or (leader_invitation_id is not null and leader_opinion is not null))`,
    ),
    uniqueIndex("revision_round_once").on(table.caseId, table.round),
    uniqueIndex("revision_round_one_open").on(table.caseId).where(sql`state = 'LEADER_REVIEW'`),
    index("revision_round_due").on(table.leaderDueAt).where(sql`state = 'LEADER_REVIEW'`),
  ],
);

/** 修改对照表: for each required change what was done and where; the leader says of each whether it is done. */
export const revisionReply = pgTable(
  "revision_reply",
  {
    roundId: uuid()
      .notNull()
      .references(() => revisionRound.id),
    itemId: uuid()
      .notNull()
      .references(() => reportItem.id),
    place: text().notNull(),
    reply: text().notNull(),
    done: boolean(),
    remark: text(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.itemId] })],
);

/** A member's word on a revision: she is told of it and may comment; the leader decides (D9, D14 14). */
export const revisionComment = pgTable(
  "revision_comment",
  {
    id: id(),
    roundId: uuid()
      .notNull()
      .references(() => revisionRound.id),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    text: text().notNull(),
    at: createdAt(),
  },
  (table) => [index("revision_comment_round").on(table.roundId)],
);

export const approvalStates = ["COMPANY_REVIEW", "SUPERVISOR_REVIEW", "APPROVED", "REJECTED"] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** 审批 (37号令 Art. 11 anew, D10): company, then chief supervision engineer, on one file and its hash (I7). */
export const approval = pgTable(
  "approval",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    ordinal: integer().notNull(),
    state: text().notNull().$type<ApprovalState>(),
    planFileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    planSha256: text().notNull(),
    /** The round in which the leader confirmed this file; null after 通过. */
    revisionRoundId: uuid().references(() => revisionRound.id),
    /** After 通过: what the unit changed of its own accord, declared as not substantial (E21). */
    selfRevision: text(),
    companySignatory: text().notNull(),
    companyFileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    subcontractorSignatory: text(),
    subcontractorFileId: uuid().references(() => storedFile.id),
    submittedBy: text().notNull(),
    submittedAt: createdAt(),
    /** When the supervision unit opened the leader's opinion; without it no signature (四(二)4, D10). */
    opinionOpenedAt: instant(),
    supervisorSignatory: text(),
    supervisorFileId: uuid().references(() => storedFile.id),
    decidedBy: text(),
    decidedAt: instant(),
    rejectedReason: text(),
    /** Of the public page behind the QR code on site; made by the approval (features.md 72). */
    siteCode: text(),
  },
  (table) => [
    check("approval_state", oneOf(table.state, approvalStates)),
    check("approval_decided", sql`(state in ('APPROVED', 'REJECTED')) = (decided_at is not null)`),
    check(
      "approval_approved",
      sql`(state = 'APPROVED') = (site_code is not null) and (state <> 'APPROVED' or (supervisor_signatory is not null and supervisor_file_id is not null))`,
    ),
    check("approval_rejected", sql`(state = 'REJECTED') = (rejected_reason is not null)`),
    uniqueIndex("approval_ordinal").on(table.caseId, table.ordinal),
    uniqueIndex("approval_one_open").on(table.caseId).where(sql`state <> 'REJECTED'`),
    uniqueIndex("approval_site_code").on(table.siteCode),
  ],
);

/** 抢险通道 (E30): granted on the bureau's order, shortens windows, never the five nor the chance; audited afterwards. */
export const emergencyLane = pgTable(
  "emergency_lane",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    orderNumber: text().notNull(),
    orderFileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    reason: text().notNull(),
    grantedBy: uuid().notNull(),
    grantedAt: createdAt(),
    auditedBy: uuid(),
    auditedAt: instant(),
    auditFinding: text(),
  },
  (table) => [
    check("emergency_lane_audited", sql`(audited_at is null) = (audit_finding is null)`),
    // Somebody else looks at it afterwards than who granted it.
    check("emergency_lane_two", sql`audited_by is null or audited_by <> granted_by`),
    uniqueIndex("emergency_lane_case").on(table.caseId),
  ],
);
