import { and, eq, inArray } from "drizzle-orm";
import { smsAttempt, smsMessage } from "@/db/schema";
import { phoneHash } from "@/features/accounts";
import type { Ctx } from "@/platform/context";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
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
 * its row is locked, and while the mark is fresh nobody else may call.
 */
export async function claimTry(ctx: Ctx, messageId: string, asked: boolean): Promise<Claimed | Step> {
  return mutation<Claimed | Step>(ctx, async (tx, now) => {
    const message = await readProgress(tx, messageId, true);
    if (!message) return unchanged({ do: "nothing" });
    const step = nextStep(message, now, asked);
    if (step.do !== "send") return unchanged(step);
    const { template } = message;
    if (!isTemplate(template)) return unchanged({ do: "close", state: "FAILED", code: "NO_SUCH_TEMPLATE" });
    const phone = await openPhone(tx, message.personId);
    if (!phone) return unchanged({ do: "close", state: "FAILED", code: "NO_PHONE" });
    const { channel } = step;
    const tryId = randomId();
    await tx.insert(smsAttempt).values({ id: tryId, messageId, channel, phoneHash: phoneHash(phone) });
    await tx
      .update(smsMessage)
      .set({ state: "SENDING" })
      .where(and(eq(smsMessage.id, messageId), inArray(smsMessage.state, ["CREATED", "SENDING"])));
    const request = { reference: messageId, phone, template, params: outgoingParams(template, message) };
    return {
      value: { do: "call", tryId, channel, request },
      audit: [
        {
          action: "message.claimed",
          subject: { type: "message", id: messageId },
          detail: { channel, try: tryId },
        },
      ],
    };
  });
}
