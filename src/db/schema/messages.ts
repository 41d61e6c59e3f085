import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";

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
    createdAt: createdAt(),
  },
  (table) => [
    check("sms_message_state", oneOf(table.state, messageStates)),
    check("sms_message_delivered", sql`(state = 'DELIVERED') = (delivered_at is not null)`),
    uniqueIndex("sms_message_once").on(table.template, table.subjectId),
    index("sms_message_open").on(table.dueAt).where(sql`state in ('CREATED', 'SENDING', 'SENT')`),
    index("sms_message_subject").on(table.subjectId),
    index("sms_message_created").on(table.createdAt, table.id),
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
