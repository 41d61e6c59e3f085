import { asc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { type Channel, smsAttempt, smsMessage, smsReceipt } from "@/db/schema";
import type { Outcome, Progress, Try } from "./rules";

export interface KnownTry extends Try {
  readonly providerId: string | null;
  readonly phoneHash: string;
  /** Earliest time a carrier named for the delivery. */
  readonly deliveredAt: Date | null;
}

export interface MessageProgress extends Progress {
  readonly id: string;
  readonly template: string;
  readonly personId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly tries: readonly KnownTry[];
}

/** A message with its calls and what was reported on them. In a transaction its row is locked first. */
export async function readProgress(db: Db | Tx, id: string, lock: boolean): Promise<MessageProgress | null> {
  const read = db.select().from(smsMessage).where(eq(smsMessage.id, id));
  const [message] = lock ? await read.for("update") : await read;
  if (!message) return null;
  const rows = await db
    .select({
      id: smsAttempt.id,
      channel: smsAttempt.channel,
      claimedAt: smsAttempt.claimedAt,
      outcome: smsAttempt.outcome,
      code: smsAttempt.code,
      providerId: smsAttempt.providerId,
      phoneHash: smsAttempt.phoneHash,
      reports: sql<number>`count(${smsReceipt.id})::int`,
      deliveredAt: sql<
        string | null
      >`min(${smsReceipt.reportedAt}) filter (where ${smsReceipt.delivered} = 'yes')`,
    })
    .from(smsAttempt)
    .leftJoin(smsReceipt, eq(smsReceipt.attemptId, smsAttempt.id))
    .where(eq(smsAttempt.messageId, id))
    .groupBy(smsAttempt.id)
    .orderBy(asc(smsAttempt.claimedAt), asc(smsAttempt.id));
  return { ...message, tries: rows.map(toTry) };
}

function toTry(row: {
  id: string;
  channel: Channel;
  claimedAt: Date;
  outcome: string | null;
  code: string | null;
  providerId: string | null;
  phoneHash: string;
  reports: number;
  deliveredAt: string | null;
}): KnownTry {
  const { reports, deliveredAt, outcome, ...rest } = row;
  return {
    ...rest,
    outcome: outcome as Outcome | null,
    receipt: deliveredAt ? "delivered" : reports > 0 ? "failed" : null,
    deliveredAt: deliveredAt ? new Date(deliveredAt) : null,
  };
}
