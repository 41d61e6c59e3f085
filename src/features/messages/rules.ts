import type { Channel, MessageState } from "@/db/schema";

/** Carriers in the order in which they are tried. */
export const channelOrder = ["aliyun", "tencent"] as const satisfies readonly Channel[];
/** A call still open after that long has died with its worker. */
export const staleClaimMs = 60_000;
/** Calls that may have led to an SMS, per message (quality.md row 25). */
export const mostSms = 5;
/** After that long without a carrier that takes it, a message has failed. */
export const keepTryingMs = 4 * 3_600_000;

export type Outcome = "SENT" | "PERMANENT" | "TEMPORARY" | "LIMIT" | "UNKNOWN";

/** One call to one carrier and what is known of its end; `outcome` null while it is open. */
export interface Try {
  readonly id: string;
  readonly channel: Channel;
  readonly claimedAt: Date;
  readonly outcome: Outcome | null;
  readonly code: string | null;
  /** What receipts say; delivered once is delivered. */
  readonly receipt: "delivered" | "failed" | null;
}

export interface Progress {
  readonly state: MessageState;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly fallbackAfterSeconds: number | null;
  readonly giveUpAfterSeconds: number | null;
  /** Oldest first. */
  readonly tries: readonly Try[];
}

export type Step =
  | { readonly do: "nothing" }
  | { readonly do: "ask"; readonly tries: readonly Try[] }
  | { readonly do: "send"; readonly channel: Channel }
  | { readonly do: "close"; readonly state: "FAILED" | "UNDELIVERED"; readonly code: string };

const nothing: Step = { do: "nothing" };

/** What a message needs now. `asked`: the carriers have been asked about doubtful calls a moment ago. */
export function nextStep(message: Progress, now: Date, asked: boolean): Step {
  if (message.tries.some((one) => one.outcome === null && !isStale(one, now))) return nothing;
  if (message.state === "SENT") return stepAfterSending(message, now, asked);
  if (message.state !== "CREATED" && message.state !== "SENDING") return nothing;
  if (message.dueAt > now) return nothing;
  const doubtful = message.tries.filter((one) => one.receipt === null && isDoubtful(one));
  if (doubtful.length > 0 && !asked) return { do: "ask", tries: doubtful };
  const stuck = whyNeverSent(message, now);
  if (stuck) return { do: "close", state: "FAILED", code: stuck };
  const channel = freeChannel(message);
  return channel ? { do: "send", channel } : nothing;
}

/** D5: no receipt → the second channel once; a failed receipt → at once; none at all → undelivered. */
function stepAfterSending(message: Progress, now: Date, asked: boolean): Step {
  const end = endBySending(message);
  const second = secondChannel(message);
  if (end === "SECOND" && second) return { do: "send", channel: second };
  if (end === "FAILED") return { do: "close", state: "FAILED", code: "ALL_CHANNELS_FAILED" };
  const waited = message.sentAt ? (now.getTime() - message.sentAt.getTime()) / 1000 : 0;
  const fallBack = message.fallbackAfterSeconds !== null && waited >= message.fallbackAfterSeconds;
  const giveUp = message.giveUpAfterSeconds !== null && waited >= message.giveUpAfterSeconds;
  if (!fallBack && !giveUp) return nothing;
  const unheard = message.tries.filter((one) => mayArrive(one) && one.receipt === null);
  if (!asked && unheard.length > 0) return { do: "ask", tries: unheard };
  if (giveUp) return { do: "close", state: "UNDELIVERED", code: "NO_RECEIPT" };
  return second ? { do: "send", channel: second } : nothing;
}

/** What failed receipts alone make of a sent message; reminders (no fall-back) are never sent twice. */
export function endBySending(message: Progress): "WAIT" | "SECOND" | "FAILED" {
  const sent = message.tries.filter(mayArrive);
  if (sent.length === 0 || sent.some((one) => one.receipt !== "failed")) return "WAIT";
  return message.fallbackAfterSeconds !== null && secondChannel(message) ? "SECOND" : "FAILED";
}

/** State and next try of a message that no carrier has taken yet, after a call that did not succeed. */
export function afterFailure(
  message: Progress,
  now: Date,
): { state: "FAILED"; code: string } | { state: "CREATED" | "SENDING"; dueAt: Date } {
  const code = whyNeverSent(message, now);
  if (code) return { state: "FAILED", code };
  const doubtful = message.tries.some((one) => one.outcome === "UNKNOWN");
  const seconds = retrySeconds(message.tries.length, doubtful);
  return { state: doubtful ? "SENDING" : "CREATED", dueAt: new Date(now.getTime() + seconds * 1000) };
}

/** The other channel at once, or soon when a carrier has to be asked first; then ever more slowly, up to 2 min. */
export function retrySeconds(tries: number, doubtful: boolean): number {
  return tries <= 1 ? (doubtful ? 15 : 0) : Math.min(120, 30 * 2 ** (tries - 2));
}

/** Nothing is delivered before it was sent or in the future, whatever a carrier's clock says. */
export function clampDelivery(reportedAt: Date, sentAt: Date, now: Date): Date {
  return new Date(Math.max(sentAt.getTime(), Math.min(reportedAt.getTime(), now.getTime())));
}

/** Tencent lists a message only once the operator has reported on it, so its silence proves nothing. */
export function provesAbsence(channel: Channel): boolean {
  return channel === "aliyun";
}

function whyNeverSent(message: Progress, now: Date): string | null {
  if (channelOrder.every((channel) => standing(message, channel) === "closed")) return "ALL_CHANNELS_REFUSED";
  if (message.tries.filter(mayArrive).length >= mostSms) return "TOO_MANY";
  const first = message.tries[0];
  return first && now.getTime() - first.claimedAt.getTime() > keepTryingMs ? "GIVEN_UP" : null;
}

type Standing = "free" | "closed" | "taken" | "doubtful";

function standing(message: Progress, channel: Channel): Standing {
  const tries = message.tries.filter((one) => one.channel === channel);
  if (tries.some((one) => one.outcome === "PERMANENT" || one.outcome === "LIMIT" || one.receipt === "failed"))
    return "closed";
  if (tries.some((one) => one.outcome === "SENT" || one.receipt === "delivered")) return "taken";
  return tries.some((one) => isDoubtful(one) && one.code !== "NOT_FOUND") ? "doubtful" : "free";
}

/** Of the channels that may be used, the one not used for longest. */
function freeChannel(message: Progress): Channel | undefined {
  const last = (channel: Channel) =>
    message.tries.findLast((one) => one.channel === channel)?.claimedAt.getTime() ?? 0;
  return channelOrder
    .filter((channel) => standing(message, channel) === "free")
    .sort((a, b) => last(a) - last(b))[0];
}

/** A channel for sending what was sent before: one that has not been tried since. */
function secondChannel(message: Progress): Channel | undefined {
  const { sentAt, tries } = message;
  if (!sentAt || tries.filter(mayArrive).length >= mostSms) return undefined;
  return channelOrder.find(
    (channel) =>
      standing(message, channel) === "free" &&
      !tries.some((one) => one.channel === channel && one.claimedAt >= sentAt),
  );
}

function isStale(one: Try, now: Date): boolean {
  return now.getTime() - one.claimedAt.getTime() >= staleClaimMs;
}

function isDoubtful(one: Try): boolean {
  return one.outcome === null || one.outcome === "UNKNOWN";
}

function mayArrive(one: Try): boolean {
  return isDoubtful(one) || one.outcome === "SENT";
}
