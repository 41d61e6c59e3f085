import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, instantRange, oneOf, sealed } from "./columns";
import { expert } from "./experts";
import { reviewCase } from "./reviews";

export const roundStates = ["REQUESTED", "DRAWN", "INFEASIBLE", "VOIDED"] as const;
export type RoundState = (typeof roundStates)[number];

/** D5. Everything after DELIVERED is final but ACCEPTED, which a later step may end. */
export const invitationStates = [
  "CREATED",
  "SENT",
  "DELIVERED",
  "ACCEPTED",
  "DECLINED",
  "TIMED_OUT",
  "UNDELIVERABLE",
  "REVOKED",
  "WITHDRAWN",
  "REMOVED_CONFLICT",
  "RELEASED",
  "ATTENDED",
  "NO_SHOW",
] as const;
export type InvitationState = (typeof invitationStates)[number];
/** States in which somebody holds or is asked for a seat. */
export const seatedStates = ["CREATED", "SENT", "DELIVERED", "ACCEPTED", "ATTENDED"] as const;
export const declineReasons = ["TIME", "INTEREST", "SPECIALTY", "HEALTH", "OTHER"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** One-time secrets of a case (trust.md §1.1): made at the first request, the start kept sealed. */
export const drawChain = pgTable("draw_chain", {
  caseId: uuid()
    .primaryKey()
    .references(() => reviewCase.id),
  anchor: text().notNull(),
  startSealed: sealed().notNull(),
  createdAt: createdAt(),
});

/**
 * A round: frozen request, then certificate; both never changed. The request is kept without its candidates,
 * which are the very text that was hashed, and the certificate without its request: a large pool is stored once.
 */
export const drawRound = pgTable(
  "draw_round",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    round: integer().notNull(),
    state: text().notNull().$type<RoundState>(),
    request: jsonb().notNull().$type<Record<string, unknown>>(),
    candidates: text().notNull(),
    requestHash: text().notNull(),
    eligible: integer().notNull(),
    requestedBy: text().notNull(),
    requestedAt: instant().notNull(),
    certificate: jsonb().$type<Record<string, unknown>>(),
    certificateHash: text(),
    drawnAt: instant(),
    /** Address of the public certificate; unguessable, given out when the panel stands. */
    publicCode: text().notNull(),
  },
  (table) => [
    check("draw_round_state", oneOf(table.state, roundStates)),
    check("draw_round_number", sql`${table.round} between 1 and 63`),
    check(
      "draw_round_done",
      sql`(state in ('DRAWN', 'INFEASIBLE')) = (certificate is not null and certificate_hash is not null and drawn_at is not null) or state = 'VOIDED'`,
    ),
    uniqueIndex("draw_round_case").on(table.caseId, table.round),
    uniqueIndex("draw_round_one_open").on(table.caseId).where(sql`state = 'REQUESTED'`),
    uniqueIndex("draw_round_public").on(table.publicCode),
  ],
);

/** A place on the panel, from the first draw on. */
export const seat = pgTable(
  "seat",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    ordinal: integer().notNull(),
    specialty: text().notNull(),
    main: boolean().notNull(),
  },
  (table) => [uniqueIndex("seat_ordinal").on(table.caseId, table.ordinal)],
);

/** One expert asked for one seat. `deadline` is set once, by delivery; the WHERE of the answer enforces it. */
export const invitation = pgTable(
  "invitation",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    /** Null for a seat inherited from a cancelled case on the same work (E6): drawn there, not here. */
    roundId: uuid().references(() => drawRound.id),
    inheritedFrom: uuid().references((): AnyPgColumn => invitation.id),
    seatId: uuid()
      .notNull()
      .references(() => seat.id),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    /** Employer at the draw, for the cap of later rounds; "" for none. */
    employer: text().notNull(),
    ticket: text().notNull(),
    state: text().notNull().$type<InvitationState>(),
    /** Hash of the link's token; the token itself is derived, never stored. */
    tokenHash: text().notNull(),
    createdAt: createdAt(),
    sentAt: instant(),
    deliveredAt: instant(),
    deliveredVia: text(),
    deadline: instant(),
    decidedAt: instant(),
    declineReason: text().$type<DeclineReason>(),
    note: text(),
    /** Why a seat was given up without the expert's doing: HELD, CONFLICT, CANCELLED. */
    revokedReason: text(),
    undertakenAt: instant(),
  },
  (table) => [
    check("invitation_origin", sql`num_nonnulls(round_id, inherited_from) = 1`),
    check("invitation_state", oneOf(table.state, invitationStates)),
    check("invitation_deadline", sql`(delivered_at is null) = (deadline is null)`),
    check("invitation_delivered_via", oneOf(table.deliveredVia, ["receipt", "viewed"])),
    check("invitation_decline_reason", oneOf(table.declineReason, declineReasons)),
    // I4, I5: an acceptance at or after its deadline cannot be stored; a timeout cannot be early.
    check(
      "invitation_in_time",
      sql`state not in ('ACCEPTED', 'ATTENDED', 'DECLINED') or (deadline is not null and decided_at is not null and decided_at < deadline)`,
    ),
    check(
      "invitation_timeout",
      sql`state <> 'TIMED_OUT' or (deadline is not null and decided_at is not null and decided_at >= deadline)`,
    ),
    uniqueIndex("invitation_asked_once").on(table.caseId, table.expertId),
    uniqueIndex("invitation_one_per_seat")
      .on(table.seatId)
      .where(sql`state in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'ATTENDED')`),
    uniqueIndex("invitation_token").on(table.tokenHash),
    index("invitation_due").on(table.deadline).where(sql`state = 'DELIVERED'`),
    index("invitation_expert").on(table.expertId, table.createdAt),
    index("invitation_case").on(table.caseId),
  ],
);

/** A person's time, taken by an invitation. The exclusion constraint (migration) is the arbiter (E5). */
export const expertHold = pgTable(
  "expert_hold",
  {
    id: id(),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    during: instantRange().notNull(),
    firm: boolean().notNull().default(false),
    releasedAt: instant(),
  },
  (table) => [uniqueIndex("expert_hold_invitation").on(table.invitationId)],
);

export const memberQuestionCauses = ["SUSPENDED", "TERM_EXPIRED", "RESIGNED", "REMOVED", "DECEASED"] as const;
export type MemberQuestionCause = (typeof memberQuestionCauses)[number];

/**
 * 待决定: a member of a formed panel lost her standing; the station keeps or replaces her (D2 a). Unanswered
 * at `decideBy`, the suggestion is carried out. A conflict of interest is no question: it ends the seat (E7).
 */
export const memberQuestion = pgTable(
  "member_question",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    expertId: uuid()
      .notNull()
      .references(() => expert.id),
    cause: text().notNull().$type<MemberQuestionCause>(),
    suggestion: text().notNull().$type<"KEEP" | "REPLACE">(),
    state: text().notNull().default("OPEN").$type<"OPEN" | "KEPT" | "REPLACED" | "LAPSED">(),
    openedAt: createdAt(),
    decideBy: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
    reason: text(),
  },
  (table) => [
    check("member_question_cause", oneOf(table.cause, memberQuestionCauses)),
    check("member_question_suggestion", oneOf(table.suggestion, ["KEEP", "REPLACE"])),
    check("member_question_state", oneOf(table.state, ["OPEN", "KEPT", "REPLACED", "LAPSED"])),
    check("member_question_decided", sql`(state = 'OPEN') = (decided_at is null)`),
    // One at a time: reinstated and suspended again, she is asked about again.
    uniqueIndex("member_question_one_open").on(table.invitationId).where(sql`state = 'OPEN'`),
    index("member_question_invitation").on(table.invitationId),
    index("member_question_due").on(table.decideBy).where(sql`state = 'OPEN'`),
    index("member_question_case").on(table.caseId),
  ],
);
