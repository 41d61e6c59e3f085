import { database } from "@/db/client";
import { readNow } from "@/platform/clock";
import type { Ctx } from "@/platform/context";
import { askCarriers } from "./ask-carriers";
import { type Channels, smsChannels } from "./channels";
import { claimTry } from "./claim-try";
import { closeMessage } from "./close-message";
import { finishTry } from "./finish-try";
import { readProgress } from "./read-progress";
import { nextStep } from "./rules";

/**
 * Takes a message one step on: the first call, a try on the other channel, the question what became of a
 * call that never ended, the second channel when no receipt came, or its end. Whoever calls it, however
 * often, at most one call to a carrier is open per message, and none inside a transaction.
 * Answers whether anything was done.
 */
export async function sendMessage(
  ctx: Ctx,
  { messageId }: { messageId: string },
  channels: Channels = smsChannels(),
): Promise<boolean> {
  if (ctx.tx) throw new Error("a carrier is never called inside a transaction");
  const message = await readProgress(database(), messageId, false);
  if (!message) return false;
  const first = nextStep(message, await readNow(), false);
  if (first.do === "nothing") return false;
  const asked = first.do === "ask";
  if (asked) await askCarriers(ctx, message, first.tries, channels);
  // Decided again under the row's lock: what was read above may be old.
  const step = await claimTry(ctx, messageId, asked);
  switch (step.do) {
    case "call":
      await finishTry(ctx, step, await channels[step.channel].send(step.request));
      return true;
    case "close":
      return closeMessage(ctx, { messageId, state: step.state, code: step.code });
    default:
      return asked;
  }
}
