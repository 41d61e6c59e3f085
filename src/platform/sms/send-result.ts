import type { ChannelName, SendRequest, SendResult } from "./channel";
import { meaningOf } from "./error-codes";
import { prepareParams, TemplateMisuse } from "./templates";

/** A failed send with what its code means on that channel. */
export function failedSend(channel: ChannelName, code: string, uncertain: boolean): SendResult {
  return { ok: false, ...meaningOf(channel, "send", code), code, uncertain };
}

/** The values of a message in template order, or the refusal that is ours alone: no carrier is asked. */
export function checkParams({
  template,
  params,
}: Pick<SendRequest, "template" | "params">):
  | { ok: true; values: { name: string; value: string }[] }
  | { ok: false; result: SendResult } {
  try {
    return { ok: true, values: prepareParams(template, params) };
  } catch (error) {
    if (!(error instanceof TemplateMisuse)) throw error;
    const code = "LOCAL.TEMPLATE_MISUSE";
    return { ok: false, result: { ok: false, kind: "PERMANENT", about: "MESSAGE", code, uncertain: false } };
  }
}
