import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type Channel, smsAttempt, smsReceipt } from "@/db/schema";
import { receiptDigest } from "./receipt-digest";

/**
 * Receipts can overtake the answer to the call they belong to. Once the carrier's name for the message is
 * known they leave quarantine, if their digest proves that they spoke of the same number and message.
 */
export async function adoptReceipts(
  tx: Tx,
  known: { tryId: string; channel: Channel; providerId: string; messageId: string },
): Promise<void> {
  const { tryId, channel, providerId, messageId } = known;
  const rows = await tx
    .select({ receipt: smsReceipt, phoneHash: smsAttempt.phoneHash })
    .from(smsReceipt)
    .innerJoin(smsAttempt, eq(smsAttempt.id, tryId))
    .where(
      and(
        isNull(smsReceipt.attemptId),
        eq(smsReceipt.channel, channel),
        eq(smsReceipt.providerId, providerId),
      ),
    );
  const genuine = rows.filter(({ receipt, phoneHash }) =>
    [messageId, undefined].some(
      (reference) =>
        receiptDigest({ ...receipt, delivered: receipt.delivered === "yes", phoneHash, reference }) ===
        receipt.digest,
    ),
  );
  if (genuine.length === 0) return;
  await tx
    .update(smsReceipt)
    .set({ attemptId: tryId })
    .where(
      inArray(
        smsReceipt.id,
        genuine.map(({ receipt }) => receipt.id),
      ),
    );
}
