import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MessageDesk, Refusal } from "./accept-message";
import type { Rules } from "./behaviour";
import type { MessageLog } from "./message-log";
import { checkTc3, type WireRequest } from "./signature";
import { illness, json, type Reply } from "./wire";

const refusals: Record<Exclude<Refusal, object>, string> = {
  number: "InvalidParameterValue.IncorrectPhoneNumber",
  sign: "FailedOperation.SignatureIncorrectOrUnapproved",
  template: "FailedOperation.TemplateIncorrectOrUnapproved",
  params: "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
  url: "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter",
  length: "InvalidParameterValue.TemplateParameterLengthLimit",
  limit: "LimitExceeded.PhoneNumberDailyLimit",
};

const sendShape = z.object({
  PhoneNumberSet: z.array(z.string()).min(1).max(200),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.string(),
  TemplateParamSet: z.array(z.string()).default([]),
  SessionContext: z.string().max(512).default(""),
});
const pullShape = z.object({
  PhoneNumber: z.string(),
  SmsSdkAppId: z.string(),
  BeginTime: z.int(),
  EndTime: z.int().optional(),
  Offset: z.literal(0),
  Limit: z.int().min(1).max(100),
});

/** Speaks Tencent's sms 2021-01-11: SendSms and PullSmsSendStatusByPhoneNumber. Errors come with status 200. */
export function tencentWire(parts: {
  keys: { secretId: string; secretKey: string; sdkAppId: string };
  accept: MessageDesk;
  rules: Rules;
  log: MessageLog;
}) {
  const said = (value: object) => json(200, { Response: { ...value, RequestId: randomUUID() } });
  const fault = (code: string, message: string) => said({ Error: { Code: code, Message: message } });
  const plain = (phone: string) => phone.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, "");
  const wrongApp = () =>
    fault("UnauthorizedOperation.SmsSdkAppIdVerifyFail", "The SmsSdkAppId is not yours.");

  async function sendSms(body: unknown): Promise<Reply> {
    const read = sendShape.safeParse(body);
    if (!read.success) return fault("InvalidParameter", "The parameters do not fit.");
    const given = read.data;
    if (given.SmsSdkAppId !== parts.keys.sdkAppId) return wrongApp();
    const params = Object.fromEntries(
      given.TemplateParamSet.map((value, index) => [String(index + 1), value]),
    );
    const statuses: object[] = [];
    for (const number of given.PhoneNumberSet) {
      const verdict = await parts.accept({
        channel: "tencent",
        phone: plain(number),
        signName: given.SignName,
        templateCode: given.TemplateId,
        params,
        reference: given.SessionContext,
      });
      if (verdict.kind !== "accepted" && verdict.kind !== "refused") return illness(verdict.kind);
      const taken = verdict.kind === "accepted" ? verdict.message : null;
      const why = verdict.kind === "refused" ? verdict.why : null;
      const code = why === null ? "Ok" : typeof why === "object" ? why.code : refusals[why];
      statuses.push({
        SerialNo: taken?.providerId ?? "",
        PhoneNumber: `+86${plain(number)}`,
        Fee: taken?.segments ?? 0,
        SessionContext: given.SessionContext,
        Code: code,
        Message: code === "Ok" ? "send success" : code,
        IsoCode: "CN",
      });
    }
    return said({ SendStatusSet: statuses });
  }

  function pullStatus(body: unknown): Reply {
    const read = pullShape.safeParse(body);
    if (!read.success) return fault("InvalidParameter", "The parameters do not fit.");
    const { PhoneNumber, SmsSdkAppId, BeginTime, EndTime, Limit } = read.data;
    const phone = plain(PhoneNumber);
    const onQuery = parts.rules.of("tencent", phone, false).onQuery ?? "answer";
    if (onQuery !== "answer") return illness(onQuery);
    if (SmsSdkAppId !== parts.keys.sdkAppId) return wrongApp();
    const listed = [...parts.log.messages.values()]
      .filter((m) => m.channel === "tencent" && m.phone === phone)
      .flatMap((m) => parts.log.reportsOf(m.id).map((report) => ({ m, report })))
      .flatMap(({ m, report }) => {
        if (report.reportedAt === null) return [];
        const at = Math.floor(Date.parse(report.reportedAt) / 1000);
        if (at < BeginTime || (EndTime !== undefined && at > EndTime)) return [];
        return [
          {
            UserReceiveTime: at,
            CountryCode: "86",
            SubscriberNumber: m.phone,
            PhoneNumber: `+86${m.phone}`,
            SerialNo: m.providerId,
            ReportStatus: report.delivered ? "SUCCESS" : "FAIL",
            Description: report.code,
            SessionContext: m.reference,
          },
        ];
      });
    return said({ PullSmsSendStatusSet: listed.slice(-Limit) });
  }

  return async function answer(request: WireRequest): Promise<Reply> {
    const wrong = checkTc3(request, parts.keys, Date.now());
    if (wrong) return fault(wrong.code, wrong.message);
    if (request.headers["x-tc-version"] !== "2021-01-11")
      return fault("NoSuchVersion", "The version is not known.");
    let body: unknown;
    try {
      body = JSON.parse(request.body.toString("utf8"));
    } catch {
      return fault("InvalidParameter", "The body is not JSON.");
    }
    const action = request.headers["x-tc-action"];
    if (action === "SendSms") return sendSms(body);
    if (action === "PullSmsSendStatusByPhoneNumber") return pullStatus(body);
    return fault("InvalidAction", "The action is not known.");
  };
}
