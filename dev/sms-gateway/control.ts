import type { Rule, Rules } from "./behaviour";
import { type InboxEntry, inboxEntries } from "./inbox-page";
import type { ChannelName } from "./message";
import type { MessageLog } from "./message-log";
import type { Operator, ReportOrder } from "./operator";
import { postReceipts } from "./receipt-push";

/** What a test or the simulator may tell the gateway to do. */
export function gatewayControl(parts: {
  log: MessageLog;
  rules: Rules;
  operator: Operator;
  callbacks: Partial<Record<ChannelName, string>>;
  setOffset: (ms: number) => void;
}) {
  const find = (messageId: string) => {
    const message = parts.log.messages.get(messageId);
    if (!message) throw new Error(`the gateway has no message ${messageId}`);
    return message;
  };
  return {
    /** Messages taken so far, newest first. */
    messages: (phone?: string): InboxEntry[] => inboxEntries(parts.log, phone),
    /** Adds a rule of behaviour; the narrower rule wins. */
    behave: (rule: Rule): void => parts.rules.add(rule),
    /** Cuts a carrier, or both, off the network until `calm`. */
    takeDown: (channel?: ChannelName): void =>
      parts.rules.add({ ...(channel ? { channel } : {}), onSend: "cut", onQuery: "cut" }),
    /** Drops all rules. */
    calm: (): void => parts.rules.clear(),
    /** Reports a message as delivered and pushes the receipt; answers after the first push. */
    deliver: (messageId: string, order: ReportOrder = {}): Promise<void> =>
      parts.operator.report(find(messageId), true, order),
    /** Reports a message as failed, whatever was reported before. */
    fail: (messageId: string, order: ReportOrder = {}): Promise<void> =>
      parts.operator.report(find(messageId), false, order),
    /** Posts receipts nobody vouches for; `url` defaults to the callback in use. */
    async forge(
      channel: ChannelName,
      entries: unknown,
      url?: string,
    ): Promise<{ status: number; taken: boolean }> {
      const target = url ?? parts.callbacks[channel];
      if (target === undefined) throw new Error("no callback address to forge a receipt to");
      return postReceipts(channel, target, entries, AbortSignal.timeout(5000));
    },
    /** Moves the gateway's clock against its source. */
    setClockOffset: (ms: number): void => {
      parts.setOffset(ms);
    },
    setCallbackUrl: (urls: Partial<Record<ChannelName, string>>): void => {
      Object.assign(parts.callbacks, urls);
    },
    /** Pushes at once what waits for its next try. */
    retryNow: (): Promise<void> => parts.operator.retryNow(),
    /** Answers when no receipt is due, running or waiting for another try. */
    async settled(withinMs = 5000): Promise<void> {
      const end = Date.now() + withinMs;
      while (!parts.operator.isIdle()) {
        if (Date.now() > end) throw new Error("receipts are still on their way");
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}
export type SmsGatewayControl = ReturnType<typeof gatewayControl>;
