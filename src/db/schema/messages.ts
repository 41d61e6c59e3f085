import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
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
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";
import { organization } from "./organizations";

/** CREATED → SENDING → SENT → DELIVERED | FAILED | UNDELIVERED; CANCELLED before it was sent. */
export const messageStates = [
  "CREATED",
  "SENDING",
  "SENT",
  "DELIVERED",
  "FAILED",
  "UNDELIVERED",
  "CANCELLED",
] as const;
export type MessageState = (typeof messageStates)[number];
export const channels = ["aliyun", "tencent"] as const;
export type Channel = (typeof channels)[number];

/** One SMS to one person; its id is the reference given to the carrier. No text and no number is stored. */
export const smsMessage = pgTable(
  "sms_message",
  {
    id: id(),
    template: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    params: jsonb().notNull().$type<Record<string, string>>(),
    state: text().notNull().$type<MessageState>(),
    /** Not before this instant (send hours). */
    dueAt: instant().notNull(),
    /** No receipt that long after sending: the second channel. Null: no fail-over (reminders). */
    fallbackAfterSeconds: integer(),
    /** No receipt on any channel that long after the first sending: undelivered. */
    giveUpAfterSeconds: integer(),
    sentAt: instant(),
    deliveredAt: instant(),
    closedAt: instant(),
    /** Its reader has switched this kind off: cancelled as it was queued, and to be read in the workspace alone. */
    switchedOff: boolean().notNull().default(false),
    /** The message that did not arrive and that the station sent again as this one. */
    resendOf: uuid().references((): AnyPgColumn => smsMessage.id),
    createdAt: createdAt(),
  },
  (table) => [
    check("sms_message_state", oneOf(table.state, messageStates)),
    check("sms_message_delivered", sql`(state = 'DELIVERED') = (delivered_at is not null)`),
    check("sms_message_switched_off", sql`not switched_off or state = 'CANCELLED'`),
    uniqueIndex("sms_message_once").on(table.template, table.subjectId).where(sql`resend_of is null`),
    uniqueIndex("sms_message_resend_once").on(table.resendOf),
    index("sms_message_open").on(table.dueAt).where(sql`state in ('CREATED', 'SENDING', 'SENT')`),
    index("sms_message_subject").on(table.subjectId),
    index("sms_message_created").on(table.createdAt, table.id),
    // The worklist of what did not arrive reads these alone.
    index("sms_message_lost").on(table.createdAt).where(sql`state in ('FAILED', 'UNDELIVERED')`),
  ],
);

/** One call to one carrier; claimed before the call so that a crash leaves a mark. */
export const smsAttempt = pgTable(
  "sms_attempt",
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => smsMessage.id),
    channel: text().notNull().$type<Channel>(),
    claimedAt: createdAt(),
    finishedAt: instant(),
    /** SENT, PERMANENT, TEMPORARY, LIMIT; null while the call is open or its end is unknown. */
    outcome: text(),
    code: text(),
    providerId: text(),
    /** Hash of the number used, so that a receipt for another number is not believed. */
    phoneHash: text().notNull(),
  },
  (table) => [
    check("sms_attempt_channel", oneOf(table.channel, channels)),
    check(
      "sms_attempt_outcome",
      oneOf(table.outcome, ["SENT", "PERMANENT", "TEMPORARY", "LIMIT", "UNKNOWN"]),
    ),
    index("sms_attempt_message").on(table.messageId),
    uniqueIndex("sms_attempt_provider").on(table.channel, table.providerId),
  ],
);

/** What a carrier reported, as it came. `attempt_id` null: unknown message, quarantined. */
export const smsReceipt = pgTable(
  "sms_receipt",
  {
    id: id(),
    channel: text().notNull().$type<Channel>(),
    providerId: text().notNull(),
    attemptId: uuid().references(() => smsAttempt.id),
    delivered: text().notNull(),
    code: text().notNull(),
    reportedAt: instant().notNull(),
    receivedAt: createdAt(),
    /** Digest of the receipt: a repeated push is the same row. */
    digest: text().notNull(),
  },
  (table) => [
    check("sms_receipt_channel", oneOf(table.channel, channels)),
    check("sms_receipt_delivered", oneOf(table.delivered, ["yes", "no"])),
    uniqueIndex("sms_receipt_digest").on(table.digest),
    index("sms_receipt_attempt").on(table.attemptId),
  ],
);

/** Where a notice is read: by somebody for herself in her workspace, or for a unit in either of its workspaces. */
export const noticeDesks = ["expert", "unit", "regulator"] as const;
export type NoticeDesk = (typeof noticeDesks)[number];

/** An SMS as it is read in the workspace. No text is stored: it is the template's, with these values. */
export const notice = pgTable(
  "notice",
  {
    id: id(),
    template: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    desk: text().notNull().$type<NoticeDesk>(),
    /** The unit she is told for: its own login reads it as well. */
    organizationId: uuid().references(() => organization.id),
    /** What is opened from it. */
    thingType: text().notNull(),
    thingId: uuid().notNull(),
    params: jsonb().notNull().$type<Record<string, string>>(),
    smsMessageId: uuid()
      .notNull()
      .references(() => smsMessage.id),
    /** Not shown before the SMS may leave. */
    visibleFrom: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    check("notice_desk", oneOf(table.desk, noticeDesks)),
    check("notice_unit", sql`(desk = 'unit') = (organization_id is not null)`),
    uniqueIndex("notice_sms").on(table.smsMessageId),
    index("notice_person").on(table.personId, table.desk, table.visibleFrom),
    index("notice_organization").on(table.organizationId, table.visibleFrom),
  ],
);

/** Who has opened a notice; of a unit's each reader for herself. */
export const noticeRead = pgTable(
  "notice_read",
  {
    noticeId: uuid()
      .notNull()
      .references(() => notice.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    readAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.noticeId, table.personId] })],
);

/** What somebody has chosen of the SMS she may switch; a kind without a row is as the platform has it. */
export const messageSetting = pgTable(
  "message_setting",
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    kind: text().notNull(),
    sms: boolean().notNull(),
    changedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind] })],
);

/** RESENT: sent again as another message; TOLD: its reader was told by telephone. */
export const handlingKinds = ["RESENT", "TOLD"] as const;
export type HandlingKind = (typeof handlingKinds)[number];

/** What the station did about a message that did not arrive, once for each. */
export const messageHandling = pgTable(
  "message_handling",
  {
    messageId: uuid()
      .primaryKey()
      .references(() => smsMessage.id),
    kind: text().notNull().$type<HandlingKind>(),
    note: text().notNull(),
    handledBy: uuid()
      .notNull()
      .references(() => person.id),
    handledAt: createdAt(),
  },
  (table) => [check("message_handling_kind", oneOf(table.kind, handlingKinds))],
);
