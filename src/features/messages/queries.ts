import { and, desc, eq, exists, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import { type Channel, invitation, type MessageState, reviewCase, smsAttempt, smsMessage } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { purposeOf } from "@/platform/sms/templates";
import { isTemplate } from "./outgoing";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

export interface MessageFilter {
  readonly state?: MessageState;
  readonly template?: string;
  /** Part of a case number. */
  readonly caseNumber?: string;
}

export interface MessageCall {
  readonly channel: Channel;
  readonly at: Date;
  readonly outcome: string | null;
  /** The carrier's code, of the refusal or else of the last receipt. */
  readonly code: string | null;
}

/** A line of the SMS log: never a name, a number or a text with its link. */
export interface MessageLine {
  readonly id: string;
  readonly template: string;
  /** What the text is for, in Chinese. */
  readonly purpose: string;
  readonly state: MessageState;
  readonly params: Readonly<Record<string, string>>;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
  /** Oldest first. */
  readonly calls: readonly MessageCall[];
}

/** A message is about a case, or about an invitation to one. */
const invited = sql`${smsMessage.subjectType} = 'invitation' and ${invitation.id} = ${smsMessage.subjectId}`;
const caseOfMessage = sql`${reviewCase.id} = case when ${smsMessage.subjectType} = 'case' then ${smsMessage.subjectId} else ${invitation.caseId} end`;

/** The station and the bureau see all messages, a district those about cases in its own area. */
function scope(actor: Actor): SQL {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind !== "user" || actor.role !== "regulator") return sql`false`;
  if (actor.post === "station" || actor.post === "bureau") return sql`true`;
  if (!actor.jurisdiction) return sql`false`;
  return sql`${reviewCase.jurisdictionCode} in (select area.code from jurisdiction area
    where area.code = ${actor.jurisdiction} or area.parent_code = ${actor.jurisdiction})`;
}

function fitting(ctx: ReadCtx, filter: MessageFilter): SQL | undefined {
  const like = filter.caseNumber ? `%${filter.caseNumber.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : undefined;
  return and(
    scope(ctx.actor),
    filter.state ? eq(smsMessage.state, filter.state) : undefined,
    filter.template ? eq(smsMessage.template, filter.template) : undefined,
    like ? sql`${reviewCase.number} ilike ${like}` : undefined,
  );
}

/** How many messages the actor may see fit the filter. */
export async function countMessages(ctx: ReadCtx, filter: MessageFilter): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: sql<number>`count(*)::int` })
    .from(smsMessage)
    .leftJoin(invitation, invited)
    .leftJoin(reviewCase, caseOfMessage)
    .where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/** A page of the SMS log, newest first, in two statements whatever its length. */
export async function listMessages(
  ctx: ReadCtx,
  filter: MessageFilter & { readonly limit: number; readonly offset: number },
): Promise<MessageLine[]> {
  const rows = await lines(ctx)
    .where(fitting(ctx, filter))
    .orderBy(desc(smsMessage.createdAt), desc(smsMessage.id))
    .limit(filter.limit)
    .offset(filter.offset);
  return withCalls(ctx, rows);
}

export interface UndeliveredLine extends MessageLine {
  /** NOT_SENT: due five minutes ago and no carrier has it; NO_RECEIPT: sent, and the receipt is overdue. */
  readonly why: "FAILED" | "UNDELIVERED" | "NO_RECEIPT" | "NOT_SENT";
}

/** Messages somebody should telephone about (未送达): what failed since `since`, and what is overdue now. */
export async function listUndelivered(
  ctx: ReadCtx,
  input: { readonly since: Date; readonly limit: number },
): Promise<UndeliveredLine[]> {
  const overdue = sql`${smsMessage.state} = 'SENT' and ${smsMessage.sentAt} + make_interval(secs => ${smsMessage.fallbackAfterSeconds}) <= (select app_now())`;
  // Retries move due_at on: a message no carrier takes is known by its first call.
  const unsent = sql`${smsMessage.state} in ('CREATED', 'SENDING') and (${smsMessage.dueAt} <= (select app_now()) - interval '5 minutes' or ${exists(
    reader(ctx)
      .select({ one: sql`1` })
      .from(smsAttempt)
      .where(
        and(
          eq(smsAttempt.messageId, smsMessage.id),
          sql`${smsAttempt.claimedAt} <= (select app_now()) - interval '5 minutes'`,
        ),
      ),
  )})`;
  const ended = and(
    inArray(smsMessage.state, ["FAILED", "UNDELIVERED"]),
    gte(smsMessage.createdAt, input.since),
  );
  const rows = await lines(ctx)
    .where(and(scope(ctx.actor), or(ended, sql`(${overdue})`, sql`(${unsent})`)))
    .orderBy(desc(smsMessage.createdAt), desc(smsMessage.id))
    .limit(input.limit);
  return (await withCalls(ctx, rows)).map((line) => ({
    ...line,
    why:
      line.state === "FAILED" || line.state === "UNDELIVERED"
        ? line.state
        : line.state === "SENT"
          ? "NO_RECEIPT"
          : "NOT_SENT",
  }));
}

function lines(ctx: ReadCtx) {
  return reader(ctx)
    .select({
      id: smsMessage.id,
      template: smsMessage.template,
      state: smsMessage.state,
      params: smsMessage.params,
      caseId: reviewCase.id,
      caseNumber: reviewCase.number,
      createdAt: smsMessage.createdAt,
      sentAt: smsMessage.sentAt,
      deliveredAt: smsMessage.deliveredAt,
      closedAt: smsMessage.closedAt,
    })
    .from(smsMessage)
    .leftJoin(invitation, invited)
    .leftJoin(reviewCase, caseOfMessage)
    .$dynamic();
}

async function withCalls(
  ctx: ReadCtx,
  rows: readonly Omit<MessageLine, "calls" | "purpose">[],
): Promise<MessageLine[]> {
  if (rows.length === 0) return [];
  const calls = await reader(ctx)
    .select({
      messageId: smsAttempt.messageId,
      channel: smsAttempt.channel,
      at: smsAttempt.claimedAt,
      outcome: smsAttempt.outcome,
      code: sql<string | null>`coalesce(${smsAttempt.code}, (select r.code from sms_receipt r
        where r.attempt_id = sms_attempt.id order by r.received_at desc, r.id limit 1))`,
    })
    .from(smsAttempt)
    .where(
      inArray(
        smsAttempt.messageId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(smsAttempt.claimedAt, smsAttempt.id);
  const byMessage = new Map<string, MessageCall[]>(rows.map(({ id }) => [id, []]));
  for (const { messageId, ...call } of calls) byMessage.get(messageId)?.push(call);
  return rows.map((row) => ({
    ...row,
    purpose: isTemplate(row.template) ? purposeOf(row.template) : row.template,
    calls: byMessage.get(row.id) ?? [],
  }));
}
