import { randomBytes, randomUUID } from "node:crypto";
import { measureText } from "@/platform/sms/measure-text";
import type { Rules } from "./behaviour";
import type { ChannelName, Message } from "./message";
import type { MessageLog } from "./message-log";
import type { Operator } from "./operator";
import { fillRegistered } from "./templates";

export type Submission = {
  channel: ChannelName;
  phone: string;
  signName: string;
  templateCode: string;
  params: Record<string, string>;
  reference: string;
};
/** Why a carrier would not take it; each wire protocol has its own code for it. */
export type Refusal =
  | "number"
  | "sign"
  | "template"
  | "params"
  | "url"
  | "length"
  | "limit"
  | { code: string };
export type Verdict =
  | { kind: "accepted"; message: Message }
  | { kind: "refused"; why: Refusal }
  | { kind: "error500" | "hang" | "cut" };

/** The most one value may hold; see docs/adr/0005. */
const longestParam = 43;

/** Takes or refuses a message as the rules say; what it takes is on disk before anybody is told. */
export function messageDesk(parts: {
  log: MessageLog;
  rules: Rules;
  operator: Operator;
  templates: Record<ChannelName, Map<string, string>>;
  signName: string;
  now: () => Promise<Date>;
}) {
  return async function accept(given: Submission): Promise<Verdict> {
    const behaviour = parts.rules.of(given.channel, given.phone, true);
    const onSend = behaviour.onSend ?? "accept";
    if (onSend === "error500" || onSend === "hang" || onSend === "cut") return { kind: onSend };
    if (onSend === "limit") return { kind: "refused", why: "limit" };
    if (onSend === "refuse")
      return { kind: "refused", why: { code: behaviour.refuseCode ?? "isp.SYSTEM_ERROR" } };

    if (!/^1[3-9]\d{9}$/.test(given.phone)) return { kind: "refused", why: "number" };
    if (given.signName !== parts.signName) return { kind: "refused", why: "sign" };
    const template = parts.templates[given.channel].get(given.templateCode);
    if (template === undefined) return { kind: "refused", why: "template" };
    const values = Object.values(given.params);
    if (values.some((v) => /:\/\/|www\.|[a-z0-9]\.(?:com|cn|net|org)\b/i.test(v)))
      return { kind: "refused", why: "url" };
    if (values.some((v) => v.length > longestParam)) return { kind: "refused", why: "length" };
    const text = fillRegistered(template, given.params);
    if (text === null || values.some((v) => v === "" || /[\r\n【】]/.test(v)))
      return { kind: "refused", why: "params" };

    const now = await parts.now();
    const whole = `【${given.signName}】${text}`;
    const message: Message = {
      id: randomUUID(),
      channel: given.channel,
      providerId: newProviderId(given.channel, now),
      phone: given.phone,
      reference: given.reference,
      templateCode: given.templateCode,
      params: given.params,
      text: whole,
      segments: measureText(whole).messages,
      acceptedAt: now.toISOString(),
    };
    parts.log.addMessage(message);
    parts.operator.plan(message, behaviour);
    return onSend === "accept-then-cut" ? { kind: "cut" } : { kind: "accepted", message };
  };
}
export type MessageDesk = ReturnType<typeof messageDesk>;

function newProviderId(channel: ChannelName, now: Date): string {
  const random = BigInt(`0x${randomBytes(7).toString("hex")}`);
  return channel === "aliyun" ? `${now.getTime()}${random % 100_000n}^0` : `2029:${random}${now.getTime()}`;
}
