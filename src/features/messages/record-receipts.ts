import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { smsAttempt, smsMessage, smsReceipt } from "@/db/schema";
import { phoneHash } from "@/features/accounts";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { isId, randomId } from "@/platform/id";
import { type Change, entries, mutation, type Unchanged, unchanged } from "@/platform/mutation";
import type { Receipt } from "@/platform/sms/channel";
import { type Followed, followReceipts } from "./follow-receipts";
import { receiptDigest } from "./receipt-digest";

/** How many receipts were new, and how many of them nobody can vouch for. */
export interface Recorded {
  readonly recorded: number;
  readonly quarantined: number;
}

const batch = 200;

/**
 * Takes down what carriers pushed (E3). Repeated ones are the same row; one about an unknown message, another
 * number or another reference is kept in quarantine and never believed.
 */
export async function recordReceipts(ctx: Ctx, receipts: readonly Receipt[]): Promise<Recorded> {
  let [recorded, quarantined] = [0, 0];
  for (let start = 0; start < receipts.length; start += batch) {
    const part = receipts.slice(start, start + batch);
    const done = await mutation(ctx, (tx, now) => record(tx, part, now));
    recorded += done.recorded;
    quarantined += done.quarantined;
  }
  return { recorded, quarantined };
}

async function record(
  tx: Tx,
  receipts: readonly Receipt[],
  now: Date,
): Promise<Change<Recorded> | Unchanged<Recorded>> {
  const judged = await judge(tx, receipts);
  await lockMessages(tx, judged);
  const fresh = await store(tx, judged);
  if (fresh.length === 0) return unchanged({ recorded: 0, quarantined: 0 });
  const followed = new Map<string, Followed>();
  for (const id of new Set(fresh.flatMap((one) => one.messageId ?? [])))
    followed.set(id, await followReceipts(tx, id, now));
  return {
    value: { recorded: fresh.length, quarantined: fresh.filter((one) => one.reason).length },
    audit: entries(entriesFor(fresh, followed)),
    jobs: [...followed.values()].flatMap((one) => one.jobs),
  };
}

interface Judged {
  readonly id: string;
  readonly receipt: Receipt;
  readonly digest: string;
  readonly tryId: string | null;
  readonly messageId: string | null;
  /** Why it is not believed. */
  readonly reason: "UNKNOWN_MESSAGE" | "OTHER_PHONE" | "OTHER_REFERENCE" | null;
}

/** Finds the call each receipt is about: by the carrier's name for it, or by ours when that was never learnt. */
async function judge(tx: Tx, receipts: readonly Receipt[]): Promise<Judged[]> {
  const names = [...new Set(receipts.map((one) => one.providerId))];
  const references = [...new Set(receipts.flatMap((one) => one.reference ?? []))].filter(isId);
  const tries = await tx
    .select()
    .from(smsAttempt)
    .where(
      or(
        inArray(smsAttempt.providerId, names),
        references.length > 0
          ? and(inArray(smsAttempt.messageId, references), isNull(smsAttempt.providerId))
          : undefined,
      ),
    );
  const byDigest = new Map<string, Judged>();
  for (const receipt of receipts) {
    const hash = phoneHash(receipt.phone);
    const digest = receiptDigest({ ...receipt, phoneHash: hash, reference: receipt.reference });
    const same = tries.filter((one) => one.channel === receipt.channel);
    const found =
      same.find((one) => one.providerId === receipt.providerId) ??
      same.findLast((one) => one.providerId === null && one.messageId === receipt.reference);
    const reason = !found
      ? ("UNKNOWN_MESSAGE" as const)
      : found.phoneHash !== hash
        ? ("OTHER_PHONE" as const)
        : receipt.reference !== undefined && receipt.reference !== found.messageId
          ? ("OTHER_REFERENCE" as const)
          : null;
    const believed = reason === null ? found : undefined;
    byDigest.set(digest, {
      id: randomId(),
      receipt,
      digest,
      reason,
      tryId: believed?.id ?? null,
      messageId: believed?.messageId ?? null,
    });
  }
  return [...byDigest.values()];
}

/** In one order everywhere, so that two pushes cannot wait for each other. */
async function lockMessages(tx: Tx, judged: readonly Judged[]): Promise<void> {
  const ids = [...new Set(judged.flatMap((one) => one.messageId ?? []))];
  if (ids.length === 0) return;
  await tx
    .select({ id: smsMessage.id })
    .from(smsMessage)
    .where(inArray(smsMessage.id, ids))
    .orderBy(smsMessage.id)
    .for("update");
}

/** The receipts that say something new: not on record, or in quarantine until now. */
async function store(tx: Tx, judged: readonly Judged[]): Promise<Judged[]> {
  const rows = await tx
    .insert(smsReceipt)
    .values(
      judged.map(({ id, receipt, digest, tryId }) => ({
        id,
        channel: receipt.channel,
        providerId: receipt.providerId,
        attemptId: tryId,
        delivered: receipt.delivered ? "yes" : "no",
        code: receipt.code,
        reportedAt: receipt.reportedAt,
        digest,
      })),
    )
    .onConflictDoUpdate({
      target: smsReceipt.digest,
      set: { attemptId: sql`excluded.attempt_id` },
      setWhere: sql`${smsReceipt.attemptId} is null and excluded.attempt_id is not null`,
    })
    .returning({ digest: smsReceipt.digest });
  const written = new Set(rows.map(({ digest }) => digest));
  const fresh = judged.filter(({ digest }) => written.has(digest));
  for (const { tryId, receipt } of fresh) {
    if (tryId)
      await tx
        .update(smsAttempt)
        .set({ providerId: receipt.providerId })
        .where(and(eq(smsAttempt.id, tryId), isNull(smsAttempt.providerId)));
  }
  return fresh;
}

/**
 * One entry a receipt; `message.delivered` stands once, with the receipt that delivered it. One that says
 * delivered again, or too late, is on record without effect.
 */
function entriesFor(fresh: readonly Judged[], followed: ReadonlyMap<string, Followed>): Audit[] {
  const traced = new Set<string>();
  return fresh.map(({ id, receipt, messageId, reason }): Audit => {
    const { channel, code, delivered } = receipt;
    const held = (why: string | null): Audit => ({
      action: "receipt.quarantined",
      subject: { type: "receipt", id },
      detail: { channel, reason: why },
    });
    if (!messageId) return held(reason);
    const effect = followed.get(messageId)?.effect ?? "NONE";
    const subject = { type: "message", id: messageId };
    if (!delivered) {
      const detail = { channel, code, final: effect === "FAILED" };
      return { action: "message.failed", subject, detail };
    }
    if (effect !== "DELIVERED" || traced.has(messageId)) return held("NO_EFFECT");
    traced.add(messageId);
    return { action: "message.delivered", subject, detail: { channel, code } };
  });
}
