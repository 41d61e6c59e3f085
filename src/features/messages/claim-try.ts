import { and, eq, inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { smsAttempt, smsMessage } from "@/db/schema";
import { phoneHash } from "@/features/accounts";
import { randomId } from "@/platform/id";
import type { SendRequest } from "@/platform/sms/channel";
import { isTemplate, openPhone, outgoingParams } from "./outgoing";
import { readProgress } from "./read-progress";
import { nextStep, type Step } from "./rules";

export interface Claimed {
  readonly do: "call";
  readonly tryId: string;
  readonly channel: "aliyun" | "tencent";
  readonly request: SendRequest;
}

/**
 * Marks a call before it is made, so that a crash leaves a trace, and takes the message from all others:
 * its row is locked, and while the mark is fresh nobody else may call. Like the outbox's own marks this is
 * bookkeeping without a line in the trace; what became of the call has one.
 */
export async function claimTry(messageId: string, asked: boolean): Promise<Claimed | Step> {
  return database().transaction(async (tx): Promise<Claimed | Step> => {
    const [clock] = await tx.execute<{ now: string }>(
      sql`select app_now() as now, set_config('lock_timeout', '5s', true), set_config('statement_timeout', '10s', true)`,
    );
    const message = await readProgress(tx, messageId, true);
    if (!message || !clock) return { do: "nothing" };
    const step = nextStep(message, new Date(clock.now), asked);
    if (step.do !== "send") return step;
    if (!isTemplate(message.template)) return { do: "close", state: "FAILED", code: "NO_SUCH_TEMPLATE" };
    const phone = await openPhone(tx, message.personId);
    if (!phone) return { do: "close", state: "FAILED", code: "NO_PHONE" };
    const tryId = randomId();
    await tx
      .insert(smsAttempt)
      .values({ id: tryId, messageId, channel: step.channel, phoneHash: phoneHash(phone) });
    await tx
      .update(smsMessage)
      .set({ state: "SENDING" })
      .where(and(eq(smsMessage.id, messageId), inArray(smsMessage.state, ["CREATED", "SENDING"])));
    const { template } = message;
    const request = { reference: messageId, phone, template, params: outgoingParams(template, message) };
    return { do: "call", tryId, channel: step.channel, request };
  });
}
