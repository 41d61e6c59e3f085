import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { smsAttempt, smsMessage } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { type Change, entries, mutation, type Unchanged, unchanged } from "@/platform/mutation";
import type { SendResult } from "@/platform/sms/channel";
import { adoptReceipts } from "./adopt-receipts";
import type { Claimed } from "./claim-try";
import { followReceipts } from "./follow-receipts";
import { messageChanged, sendMessage } from "./jobs";
import { markTaken } from "./mark-taken";
import { type MessageProgress, readProgress } from "./read-progress";
import { afterFailure, endBySending } from "./rules";

type Done = Change<undefined> | Unchanged<undefined>;

/** Writes down how a call ended: sent, another try on the other channel, or failed for good. */
export async function finishTry(ctx: Ctx, claimed: Claimed, result: SendResult): Promise<void> {
  await mutation(ctx, async (tx, now): Promise<Done> => {
    const messageId = claimed.request.reference;
    const before = await readProgress(tx, messageId, true);
    if (!before) return unchanged(undefined);
    if (result.ok) return succeed(tx, before, claimed, result.providerId, now);
    const [row] = await tx
      .update(smsAttempt)
      .set({
        finishedAt: sql`app_now()`,
        outcome: result.uncertain ? "UNKNOWN" : result.kind,
        code: result.code,
      })
      .where(and(eq(smsAttempt.id, claimed.tryId), isNull(smsAttempt.outcome)))
      .returning({ id: smsAttempt.id });
    const message = await readProgress(tx, messageId, true);
    // Somebody has asked the carrier meanwhile and knows better.
    if (!row || !message) return unchanged(undefined);
    const { code, uncertain } = result;
    return fail(tx, message, { channel: claimed.channel, code, uncertain }, now);
  });
}

async function succeed(
  tx: Tx,
  before: MessageProgress,
  claimed: Claimed,
  providerId: string,
  now: Date,
): Promise<Done> {
  const { tryId, channel } = claimed;
  await tx
    .update(smsAttempt)
    .set({ finishedAt: sql`app_now()`, outcome: "SENT", code: null, providerId })
    .where(eq(smsAttempt.id, tryId));
  const jobs = await markTaken(tx, before, now);
  await adoptReceipts(tx, { tryId, channel, providerId, messageId: before.id });
  const followed = await followReceipts(tx, before.id, now);
  return {
    value: undefined,
    audit: entries([
      {
        action: "message.sent",
        subject: { type: "message", id: before.id },
        detail: { channel, again: before.sentAt !== null },
      },
      ...followed.audit,
    ]),
    jobs: [...jobs, ...followed.jobs],
  };
}

async function fail(
  tx: Tx,
  message: MessageProgress,
  failure: { channel: string; code: string; uncertain: boolean },
  now: Date,
): Promise<Done> {
  const entry = (final: boolean) => ({
    action: "message.failed" as const,
    subject: { type: "message", id: message.id },
    detail: { ...failure, final },
  });
  const at = eq(smsMessage.id, message.id);
  const close = async () => {
    await tx.update(smsMessage).set({ state: "FAILED", closedAt: sql`app_now()` }).where(at);
    return {
      value: undefined,
      audit: [entry(true)] as const,
      jobs: [messageChanged.request({ messageId: message.id })],
    };
  };
  if (message.state === "SENT" && endBySending(message) === "FAILED") return close();
  if (message.state !== "SENDING") return { value: undefined, audit: [entry(false)] };
  const next = afterFailure(message, now);
  if (next.state === "FAILED") return close();
  await tx.update(smsMessage).set({ state: next.state, dueAt: next.dueAt }).where(at);
  return {
    value: undefined,
    audit: [entry(false)],
    jobs: [sendMessage.request({ messageId: message.id }, next.dueAt)],
  };
}
