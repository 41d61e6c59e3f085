import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { smsMessage } from "@/db/schema";
import type { JobRequest } from "@/platform/job";
import { messageChanged } from "./jobs";
import type { MessageProgress } from "./read-progress";

/**
 * A carrier has the message: SENT as of `sentAt`, the first time only. `dueAt` becomes the instant at which
 * the sweep looks for its receipt.
 */
export async function markTaken(tx: Tx, message: MessageProgress, sentAt: Date): Promise<JobRequest[]> {
  const wait = message.fallbackAfterSeconds ?? message.giveUpAfterSeconds;
  const dueAt = wait === null ? message.dueAt : new Date(sentAt.getTime() + wait * 1000);
  const [row] = await tx
    .update(smsMessage)
    .set({ state: "SENT", sentAt, dueAt })
    .where(and(eq(smsMessage.id, message.id), inArray(smsMessage.state, ["CREATED", "SENDING"])))
    .returning({ id: smsMessage.id });
  return row ? [messageChanged.request({ messageId: row.id })] : [];
}
