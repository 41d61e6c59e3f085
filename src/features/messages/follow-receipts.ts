import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { smsMessage } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { messageChanged, sendMessage } from "./jobs";
import { readProgress } from "./read-progress";
import { clampDelivery, endBySending } from "./rules";

/** What receipts did to a message. */
export type Effect = "DELIVERED" | "FAILED" | "SECOND_CHANNEL" | "NONE";

export interface Followed {
  readonly effect: Effect;
  /** For callers that have no receipt of their own to enter into the trace. */
  readonly audit: readonly Audit[];
  readonly jobs: readonly JobRequest[];
}

/**
 * Draws the conclusions from the receipts on record. Monotone: an end is final, delivered counts once,
 * a later failure does not void it and a later delivery does not revive what was given up.
 */
export async function followReceipts(tx: Tx, messageId: string, now: Date): Promise<Followed> {
  const none: Followed = { effect: "NONE", audit: [], jobs: [] };
  const message = await readProgress(tx, messageId, true);
  if (!message) return none;
  const subject = { type: "message", id: messageId };
  const jobs = [messageChanged.request({ messageId })];
  const open = and(eq(smsMessage.id, messageId), inArray(smsMessage.state, ["CREATED", "SENDING", "SENT"]));
  const delivered = message.tries
    .filter((one) => one.deliveredAt !== null)
    .sort((a, b) => Number(a.deliveredAt) - Number(b.deliveredAt))[0];
  if (delivered?.deliveredAt) {
    const sentAt = message.sentAt ?? delivered.claimedAt;
    const deliveredAt = clampDelivery(delivered.deliveredAt, sentAt, now);
    const [row] = await tx
      .update(smsMessage)
      .set({ state: "DELIVERED", sentAt, deliveredAt, closedAt: sql`app_now()` })
      .where(open)
      .returning({ id: smsMessage.id });
    if (!row) return none;
    const detail = { channel: delivered.channel, deliveredAt: deliveredAt.toISOString() };
    return { effect: "DELIVERED", audit: [{ action: "message.delivered", subject, detail }], jobs };
  }
  const end = message.state === "SENT" ? endBySending(message) : "WAIT";
  if (end === "WAIT") return none;
  if (end === "SECOND")
    return { effect: "SECOND_CHANNEL", audit: [], jobs: [sendMessage.request({ messageId })] };
  await tx.update(smsMessage).set({ state: "FAILED", closedAt: sql`app_now()` }).where(open);
  const detail = { code: "ALL_CHANNELS_FAILED", final: true };
  return { effect: "FAILED", audit: [{ action: "message.failed", subject, detail }], jobs };
}
