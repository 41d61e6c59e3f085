import { eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { smsAttempt, smsReceipt } from "@/db/schema";
import { phoneHash } from "@/features/accounts";
import type { Ctx } from "@/platform/context";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import { type Change, entries, mutation, type Unchanged, unchanged } from "@/platform/mutation";
import type { DeliveryState } from "@/platform/sms/channel";
import { adoptReceipts } from "./adopt-receipts";
import type { Channels } from "./channels";
import { followReceipts } from "./follow-receipts";
import { markTaken } from "./mark-taken";
import { openPhone } from "./outgoing";
import { type KnownTry, type MessageProgress, readProgress } from "./read-progress";
import { provesAbsence, type Try } from "./rules";

/**
 * Asks carriers what became of calls whose end or whose receipt is unknown, by our reference, and writes the
 * answers down. The carriers are asked side by side and outside of any transaction.
 */
export async function askCarriers(
  ctx: Ctx,
  message: MessageProgress,
  tries: readonly Try[],
  channels: Channels,
): Promise<void> {
  const phone = await openPhone(database(), message.personId);
  const wanted = message.tries.filter((one) => tries.some(({ id }) => id === one.id));
  const answers = await Promise.all(
    wanted.map(async (one): Promise<[KnownTry, DeliveryState]> => {
      // The person has another number since: the carrier looks messages up by number, so it cannot tell.
      if (!phone || phoneHash(phone) !== one.phoneHash)
        return [one, { state: "UNAVAILABLE", code: "NUMBER_CHANGED" }];
      const asked = { phone, reference: message.id, sentOn: one.claimedAt };
      const known = one.providerId === null ? {} : { providerId: one.providerId };
      return [one, await channels[one.channel].query({ ...asked, ...known })];
    }),
  );
  for (const [one, state] of answers)
    await mutation(ctx, (tx, now) => settle(tx, message.id, one.id, state, now));
}

async function settle(
  tx: Tx,
  messageId: string,
  tryId: string,
  state: DeliveryState,
  now: Date,
): Promise<Change<undefined> | Unchanged<undefined>> {
  const message = await readProgress(tx, messageId, true);
  const one = message?.tries.find(({ id }) => id === tryId);
  if (!message || !one) return unchanged(undefined);
  if (state.state === "NOT_FOUND" || state.state === "UNAVAILABLE") {
    const code = state.state === "NOT_FOUND" ? "NOT_FOUND" : state.code;
    return notKnown(tx, messageId, one, code, state.state === "NOT_FOUND" && provesAbsence(one.channel));
  }
  const jobs: JobRequest[] = [];
  const audit = [];
  if (one.outcome !== "SENT") {
    const providerId = one.providerId ?? state.providerId ?? null;
    await tx
      .update(smsAttempt)
      .set({ outcome: "SENT", code: null, finishedAt: sql`app_now()`, providerId })
      .where(eq(smsAttempt.id, tryId));
    jobs.push(...(await markTaken(tx, message, one.claimedAt)));
    if (providerId) await adoptReceipts(tx, { tryId, channel: one.channel, providerId, messageId });
    audit.push({
      action: "message.sent" as const,
      subject: { type: "message", id: messageId },
      detail: { channel: one.channel, again: message.sentAt !== null, asked: true },
    });
  }
  if (state.state !== "PENDING" && one.receipt === null) await enterAnswer(tx, one, messageId, state, now);
  const followed = await followReceipts(tx, messageId, now);
  audit.push(...followed.audit);
  if (audit.length === 0 && followed.jobs.length === 0) return unchanged(undefined);
  if (audit.length === 0)
    audit.push({
      action: "message.failed" as const,
      subject: { type: "message", id: messageId },
      detail: { channel: one.channel, effect: followed.effect, final: false, asked: true },
    });
  return { value: undefined, audit: entries(audit), jobs: [...jobs, ...followed.jobs] };
}

/** An answer counts as a receipt; asked again it is the same one. */
async function enterAnswer(
  tx: Tx,
  one: KnownTry,
  messageId: string,
  state: Extract<DeliveryState, { state: "DELIVERED" | "FAILED" }>,
  now: Date,
): Promise<void> {
  await tx
    .insert(smsReceipt)
    .values({
      id: randomId(),
      channel: one.channel,
      providerId: one.providerId ?? state.providerId ?? messageId,
      attemptId: one.id,
      delivered: state.state === "DELIVERED" ? "yes" : "no",
      code: state.state === "DELIVERED" ? "QUERIED" : state.code,
      reportedAt: state.state === "DELIVERED" ? state.at : now,
      digest: `asked:${one.id}:${state.state}`,
    })
    .onConflictDoNothing({ target: smsReceipt.digest });
}

/** The carrier knows nothing of the call, or could not be asked. A call known to be sent stays sent. */
async function notKnown(
  tx: Tx,
  messageId: string,
  one: KnownTry,
  code: string,
  proven: boolean,
): Promise<Change<undefined> | Unchanged<undefined>> {
  if (one.outcome !== null && one.outcome !== "UNKNOWN") return unchanged(undefined);
  const outcome = proven ? "TEMPORARY" : "UNKNOWN";
  // NOT_FOUND opens the channel again; a carrier that cannot be asked later does not close it.
  const kept = one.code === "NOT_FOUND" ? "NOT_FOUND" : code;
  if (one.outcome === outcome && one.code === kept) return unchanged(undefined);
  await tx
    .update(smsAttempt)
    .set({ outcome, code: kept, finishedAt: sql`app_now()` })
    .where(eq(smsAttempt.id, one.id));
  return {
    value: undefined,
    audit: [
      {
        action: "message.failed",
        subject: { type: "message", id: messageId },
        detail: { channel: one.channel, code: kept, uncertain: !proven, final: false, asked: true },
      },
    ],
  };
}
