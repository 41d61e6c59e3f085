import { randomUUID } from "node:crypto";
import { formatShanghaiTime, shanghaiDay } from "@/platform/sms/shanghai-time";
import type { MessageDesk, Refusal } from "./accept-message";
import type { Rules } from "./behaviour";
import type { Message, OperatorReport } from "./message";
import type { MessageLog } from "./message-log";
import { aliyunValidityMs, checkAcs3, rememberNonces, type WireRequest } from "./signature";
import { illness, json, type Reply } from "./wire";

const refusals: Record<Exclude<Refusal, object>, string> = {
  number: "isv.MOBILE_NUMBER_ILLEGAL",
  sign: "isv.SMS_SIGNATURE_ILLEGAL",
  template: "isv.SMS_TEMPLATE_ILLEGAL",
  params: "isv.TEMPLATE_MISSING_PARAMETERS",
  url: "isv.PARAM_NOT_SUPPORT_URL",
  length: "isv.PARAM_LENGTH_LIMIT",
  limit: "isv.BUSINESS_LIMIT_CONTROL",
};
const faultStatus: Record<string, number> = { "InvalidAccessKeyId.NotFound": 404, InvalidAction: 404 };

/** Speaks Aliyun's dysmsapi 2017-05-25: SendSms and QuerySendDetails, RPC style, parameters in the query. */
export function aliyunWire(parts: {
  keys: { accessKeyId: string; accessKeySecret: string };
  accept: MessageDesk;
  rules: Rules;
  log: MessageLog;
}) {
  const isNewNonce = rememberNonces(2 * aliyunValidityMs);
  const fault = (code: string, message: string) =>
    json(faultStatus[code] ?? 400, { RequestId: randomUUID(), Code: code, Message: message });
  const said = (code: string, more: object = {}) =>
    json(200, { RequestId: randomUUID(), Code: code, Message: code, ...more });

  async function sendSms(query: URLSearchParams): Promise<Reply> {
    const params = readParams(query.get("TemplateParam"));
    if (!params) return said("isv.INVALID_JSON_PARAM");
    const verdict = await parts.accept({
      channel: "aliyun",
      phone: (query.get("PhoneNumbers") ?? "").replace(/^(?:\+?86|0086)(?=1\d{10}$)/, ""),
      signName: query.get("SignName") ?? "",
      templateCode: query.get("TemplateCode") ?? "",
      params,
      reference: query.get("OutId") ?? "",
    });
    if (verdict.kind === "accepted") return said("OK", { BizId: verdict.message.providerId });
    if (verdict.kind === "refused")
      return said(typeof verdict.why === "object" ? verdict.why.code : refusals[verdict.why]);
    return illness(verdict.kind);
  }

  function querySendDetails(query: URLSearchParams): Reply {
    const phone = query.get("PhoneNumber") ?? "";
    const onQuery = parts.rules.of("aliyun", phone, false).onQuery ?? "answer";
    if (onQuery !== "answer") return illness(onQuery);
    const [day, bizId] = [query.get("SendDate") ?? "", query.get("BizId")];
    const [size, page] = [Number(query.get("PageSize")), Number(query.get("CurrentPage"))];
    if (!/^\d{8}$/.test(day) || !(size >= 1 && size <= 50) || !(page >= 1))
      return said("isv.INVALID_PARAMETERS");
    const found = [...parts.log.messages.values()].filter(
      (m) =>
        m.channel === "aliyun" &&
        m.phone === phone &&
        shanghaiDay(new Date(m.acceptedAt)) === day &&
        (!bizId || m.providerId === bizId),
    );
    const details = found
      .slice((page - 1) * size, page * size)
      .map((m) => detail(m, parts.log.reportsOf(m.id)));
    return said("OK", {
      TotalCount: String(found.length),
      SmsSendDetailDTOs: { SmsSendDetailDTO: details },
    });
  }

  return async function answer(request: WireRequest): Promise<Reply> {
    const wrong = checkAcs3(request, parts.keys, Date.now(), isNewNonce);
    if (wrong) return fault(wrong.code, wrong.message);
    if (request.headers["x-acs-version"] !== "2017-05-25")
      return fault("InvalidVersion", "The version is not known.");
    const query = new URL(request.url, "http://gateway").searchParams;
    const action = request.headers["x-acs-action"];
    if (action === "SendSms") return sendSms(query);
    if (action === "QuerySendDetails") return querySendDetails(query);
    return fault("InvalidAction", "The action is not known.");
  };
}

function readParams(text: string | null): Record<string, string> | null {
  if (text === null || text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value);
    return entries.every(([, v]) => typeof v === "string") ? Object.fromEntries(entries) : null;
  } catch {
    return null;
  }
}

function detail(message: Message, reports: OperatorReport[]) {
  const stated = reports.filter((r) => r.reportedAt !== null);
  const last = stated.at(-1);
  return {
    PhoneNum: message.phone,
    TemplateCode: message.templateCode,
    Content: message.text,
    OutId: message.reference,
    SendDate: formatShanghaiTime(new Date(message.acceptedAt)),
    SendStatus: last === undefined ? 1 : last.delivered ? 3 : 2,
    ...(last?.reportedAt
      ? { ErrCode: last.code, ReceiveDate: formatShanghaiTime(new Date(last.reportedAt)) }
      : {}),
  };
}
