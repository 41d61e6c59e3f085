import { z } from "zod";
import type { ChannelName } from "./message";

/** How the gateway treats a message; what is left out is treated well. */
export const ruleShape = z.strictObject({
  /** For this number only; for all when left out. */
  phone: z.string().optional(),
  /** For this carrier only; for both when left out. */
  channel: z.enum(["aliyun", "tencent"]).optional(),
  /** How many sends the rule lasts; for ever when left out. */
  times: z.int().positive().optional(),
  /** accept-then-cut takes the message and closes the connection without an answer. */
  onSend: z.enum(["accept", "error500", "hang", "cut", "accept-then-cut", "limit", "refuse"]).optional(),
  /** The carrier's code for `refuse`. */
  refuseCode: z.string().optional(),
  onQuery: z.enum(["answer", "error500", "hang", "cut"]).optional(),
  /** none: the operator never says. lost: it says, but it is never pushed. manual: when told by `deliver`. */
  receipt: z.enum(["delivered", "failed", "none", "lost", "manual", "failed-after-delivered"]).optional(),
  /** The code in a failed receipt. */
  receiptCode: z.string().optional(),
  delayMs: z.number().nonnegative().optional(),
  /** How often each receipt is pushed. */
  copies: z.int().min(1).max(50).optional(),
});
export type Rule = z.infer<typeof ruleShape>;
export type Behaviour = Omit<Rule, "phone" | "channel" | "times">;

/** The rules in force, in memory only: a restarted gateway behaves well again. */
export function keepRules() {
  let rules: Rule[] = [];
  const applies = (rule: Rule, channel: ChannelName, phone: string) =>
    (rule.phone === undefined || rule.phone === phone) &&
    (rule.channel === undefined || rule.channel === channel);

  return {
    add(rule: Rule): void {
      rules.push({ ...rule });
    },
    clear(): void {
      rules = [];
    },
    list(): readonly Rule[] {
      return rules;
    },
    /** Everything that holds for a number on a carrier; the narrower rule wins, then the newer. */
    of(channel: ChannelName, phone: string, isSend: boolean): Behaviour {
      const width = (rule: Rule) => (rule.phone === undefined ? 2 : 0) + (rule.channel === undefined ? 1 : 0);
      const matching = rules.filter((r) => applies(r, channel, phone)).sort((a, b) => width(b) - width(a));
      const merged: Behaviour = {};
      for (const rule of matching) {
        const { phone: _phone, channel: _channel, times: _times, ...behaviour } = rule;
        Object.assign(merged, behaviour);
        if (isSend && rule.times !== undefined) rule.times -= 1;
      }
      rules = rules.filter((r) => r.times === undefined || r.times > 0);
      return merged;
    },
  };
}
export type Rules = ReturnType<typeof keepRules>;
