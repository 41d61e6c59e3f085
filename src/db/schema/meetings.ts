import { sql } from "drizzle-orm";
import {
  check,
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
import { reviewCase } from "./reviews";

/** D6. RUNOFF: closed without a winner, voted on again among the tied. VACATED: its leader can lead no longer, or nobody can be voted for in it any more. */
export const electionStates = ["OPEN", "DECIDED", "RUNOFF", "VACATED"] as const;
export type ElectionState = (typeof electionStates)[number];
/** How a leader came to be: more than half, most votes at the close, the published tie-break, named by the station. */
export const electionWays = ["MAJORITY", "PLURALITY", "TIE_BREAK", "APPOINTED"] as const;
export type ElectionWay = (typeof electionWays)[number];

/** 组长推选: a ballot of the panel's members; a vacancy opens the next one (二(二), D6, E15). */
export const leaderElection = pgTable(
  "leader_election",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    /** 1, 2, 3 … of the case. */
    ordinal: integer().notNull(),
    state: text().notNull().$type<ElectionState>(),
    /** Invitations that can be voted for: the main specialty's members, or those tied in the ballot before. */
    candidates: uuid().array().notNull(),
    runoff: integer().notNull().default(0),
    openedAt: createdAt(),
    /** At the latest; the WHERE of the vote enforces it. */
    closesAt: instant().notNull(),
    leaderInvitationId: uuid().references(() => invitation.id),
    way: text().$type<ElectionWay>(),
    /** Votes per candidate when it was decided, and the tie-break's steps. */
    tally: jsonb().$type<Record<string, unknown>>(),
    decidedAt: instant(),
    vacatedAt: instant(),
    vacatedReason: text(),
  },
  (table) => [
    check("leader_election_state", oneOf(table.state, electionStates)),
    check("leader_election_way", oneOf(table.way, electionWays)),
    check(
      "leader_election_decided",
      sql`state <> 'DECIDED' or (leader_invitation_id is not null and decided_at is not null and way is not null)`,
    ),
    check("leader_election_vacated", sql`(state = 'VACATED') = (vacated_at is not null)`),
    uniqueIndex("leader_election_ordinal").on(table.caseId, table.ordinal),
    uniqueIndex("leader_election_one_current").on(table.caseId).where(sql`state in ('OPEN', 'DECIDED')`),
    index("leader_election_due").on(table.closesAt).where(sql`state = 'OPEN'`),
  ],
);

/** One vote a member, changeable until the ballot closes; who voted for whom is shown to nobody. */
export const leaderVote = pgTable(
  "leader_vote",
  {
    electionId: uuid()
      .notNull()
      .references(() => leaderElection.id),
    voterInvitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    candidateInvitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    castAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.electionId, table.voterInvitationId] })],
);

export const sittingStates = ["CHECK_IN", "HELD", "SUSPENDED", "ENDED"] as const;
export type SittingState = (typeof sittingStates)[number];

/** 论证会 as it takes place: one row for each time the panel comes together for a case. */
export const sitting = pgTable(
  "sitting",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    ordinal: integer().notNull(),
    state: text().notNull().$type<SittingState>(),
    /** Unguessable; in the QR code on the sign-in sheet of this sitting. */
    code: text().notNull(),
    scheduledFrom: instant().notNull(),
    scheduledTo: instant().notNull(),
    place: text().notNull(),
    openedBy: text().notNull(),
    openedAt: createdAt(),
    startedAt: instant(),
    suspendedAt: instant(),
    suspendedReason: text(),
    endedAt: instant(),
  },
  (table) => [
    check("sitting_state", oneOf(table.state, sittingStates)),
    check("sitting_started", sql`state in ('CHECK_IN', 'SUSPENDED') or started_at is not null`),
    check("sitting_suspended", sql`(state = 'SUSPENDED') = (suspended_at is not null)`),
    check("sitting_ended", sql`(state = 'ENDED') = (ended_at is not null)`),
    uniqueIndex("sitting_ordinal").on(table.caseId, table.ordinal),
    uniqueIndex("sitting_one_open").on(table.caseId).where(sql`state in ('CHECK_IN', 'HELD')`),
    uniqueIndex("sitting_code").on(table.code),
  ],
);

export const attendanceWays = ["QR", "PAGE", "PAPER"] as const;

/** An expert was there: checked in by herself, or taken over from the paper sheet by the contractor or station. */
export const attendance = pgTable(
  "attendance",
  {
    id: id(),
    sittingId: uuid()
      .notNull()
      .references(() => sitting.id),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    way: text().notNull().$type<(typeof attendanceWays)[number]>(),
    recordedBy: text().notNull(),
    at: createdAt(),
  },
  (table) => [
    check("attendance_way", oneOf(table.way, attendanceWays)),
    uniqueIndex("attendance_once").on(table.sittingId, table.invitationId),
    index("attendance_invitation").on(table.invitationId),
  ],
);

/** The attendee groups of 31号文 besides the experts (A2.3). */
export const attendeeGroups = ["owner", "survey_design", "contractor", "supervision"] as const;
export type AttendeeGroup = (typeof attendeeGroups)[number];

/** Who of the parties came, as the contractor lists them; the paper signed by hand is the original (D14 16). */
export const attendee = pgTable(
  "attendee",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    group: text().notNull().$type<AttendeeGroup>(),
    /** Duty within the group: 项目负责人, 总监理工程师 … */
    duty: text().notNull(),
    unitName: text().notNull(),
    name: text().notNull(),
    listedBy: text().notNull(),
    listedAt: createdAt(),
    removedAt: instant(),
  },
  (table) => [
    check("attendee_group", oneOf(table.group, attendeeGroups)),
    index("attendee_case").on(table.caseId),
  ],
);

export const moveStates = ["ASKING", "AGREED", "REFUSED", "WITHDRAWN"] as const;
export type MoveState = (typeof moveStates)[number];

/** 改期或改地点: every accepted expert confirms anew; an earlier time needs the consent of all (E29). */
export const meetingMove = pgTable(
  "meeting_move",
  {
    id: id(),
    caseId: uuid()
      .notNull()
      .references(() => reviewCase.id),
    state: text().notNull().$type<MoveState>(),
    reason: text().notNull(),
    oldFrom: instant().notNull(),
    oldTo: instant().notNull(),
    oldPlace: text().notNull(),
    newFrom: instant().notNull(),
    newTo: instant().notNull(),
    newPlace: text().notNull(),
    proposedBy: text().notNull(),
    proposedAt: createdAt(),
    closedAt: instant(),
  },
  (table) => [
    check("meeting_move_state", oneOf(table.state, moveStates)),
    check("meeting_move_span", sql`${table.newTo} > ${table.newFrom}`),
    check("meeting_move_closed", sql`(state = 'ASKING') = (closed_at is null)`),
    uniqueIndex("meeting_move_one_open").on(table.caseId).where(sql`state = 'ASKING'`),
    index("meeting_move_case").on(table.caseId),
  ],
);

export const moveAnswers = ["ACCEPTED", "REFUSED", "TIMED_OUT"] as const;
export type MoveAnswer = (typeof moveAnswers)[number];

/** One member's answer to a move; `deadline` is enforced by the WHERE of the answer. Refusing costs nothing. */
export const meetingMoveAnswer = pgTable(
  "meeting_move_answer",
  {
    id: id(),
    moveId: uuid()
      .notNull()
      .references(() => meetingMove.id),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id),
    deadline: instant().notNull(),
    answer: text().$type<MoveAnswer>(),
    answeredAt: instant(),
  },
  (table) => [
    check("meeting_move_answer_answer", oneOf(table.answer, moveAnswers)),
    check("meeting_move_answer_answered", sql`(answer is null) = (answered_at is null)`),
    uniqueIndex("meeting_move_answer_once").on(table.moveId, table.invitationId),
    index("meeting_move_answer_due").on(table.deadline).where(sql`answer is null`),
    index("meeting_move_answer_invitation").on(table.invitationId),
  ],
);
