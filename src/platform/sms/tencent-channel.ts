import { Agent } from "node:http";
import { sms } from "tencentcloud-sdk-nodejs-sms";
import { callCarrier, defaultTimeLimitMs, readEndpoint } from "./call-carrier";
import type { SmsChannel, TemplateCodes } from "./channel";
import { plainCode } from "./error-codes";
import { checkParams, failedSend } from "./send-result";

export type TencentSettings = {
  secretId: string;
  secretKey: string;
  sdkAppId: string;
  region?: string;
  /** Host or URL; an http URL is for the stand-in. */
  endpoint?: string;
  signName: string;
  templates: TemplateCodes;
  /** Hard limit of one call in ms; 10 s unless told. */
  timeLimitMs?: number;
};

type SendAnswer = { SendStatusSet?: { SerialNo?: string; Code?: string }[] };
type PullAnswer = {
  PullSmsSendStatusSet?: {
    SerialNo?: string;
    SessionContext?: string;
    ReportStatus?: string;
    Description?: string;
    UserReceiveTime?: number;
  }[];
};

/** Text messages through Tencent Cloud (sms 2021-01-11), by its own SDK. */
export function tencentChannel(settings: TencentSettings): SmsChannel {
  const limit = settings.timeLimitMs ?? defaultTimeLimitMs;
  const { protocol, host } = readEndpoint(settings.endpoint ?? "sms.tencentcloudapi.com");
  const client = new sms.v20210111.Client({
    credential: { secretId: settings.secretId, secretKey: settings.secretKey },
    region: settings.region ?? "ap-beijing",
    profile: {
      httpProfile: {
        endpoint: host,
        protocol: `${protocol}://`,
        reqMethod: "POST",
        reqTimeout: limit / 1000,
        // Without an agent the SDK obeys http_proxy, which must not catch calls to the stand-in.
        ...(protocol === "http" ? { agent: new Agent() } : {}),
      },
    },
  });

  return {
    name: "tencent",

    async send({ reference, phone, template, params }) {
      const checked = checkParams({ template, params });
      if (!checked.ok) return checked.result;
      const values = checked.values;
      const request = {
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: settings.sdkAppId,
        SignName: settings.signName,
        TemplateId: settings.templates[template],
        TemplateParamSet: values.map((v) => v.value),
        SessionContext: reference,
      };
      // `request` and not `SendSms`: only it takes the signal that ends the call at the limit.
      const answer = await callCarrier<SendAnswer>(limit, (signal) =>
        client.request("SendSms", request, { signal }),
      );
      if (!answer.ok) return failedSend("tencent", answer.code, answer.uncertain);
      const status = answer.value?.SendStatusSet?.[0];
      if (status?.Code === "Ok" && status.SerialNo) return { ok: true, providerId: status.SerialNo };
      const code = plainCode(status?.Code === "Ok" ? undefined : status?.Code);
      return failedSend("tencent", code, code === "UNKNOWN");
    },

    async query({ phone, providerId, reference, sentOn }) {
      const request = {
        PhoneNumber: `+86${phone}`,
        SmsSdkAppId: settings.sdkAppId,
        // An hour's grace, because the carrier's clock decides what lies in the window.
        BeginTime: Math.floor(sentOn.getTime() / 1000) - 3600,
        Offset: 0,
        Limit: 100,
      };
      const answer = await callCarrier<PullAnswer>(limit, (signal) =>
        client.request("PullSmsSendStatusByPhoneNumber", request, { signal }),
      );
      if (!answer.ok) return { state: "UNAVAILABLE", code: answer.code };
      const mine = (answer.value?.PullSmsSendStatusSet ?? []).filter((s) =>
        providerId === undefined ? s.SessionContext === reference : s.SerialNo === providerId,
      );
      // Only what operators reported is listed; delivered once is delivered, whatever came later.
      const best = mine.find((s) => s.ReportStatus === "SUCCESS") ?? mine[0];
      if (!best) return { state: providerId === undefined ? "NOT_FOUND" : "PENDING" };
      const known = best.SerialNo === undefined ? {} : { providerId: best.SerialNo };
      if (best.ReportStatus === "FAIL")
        return { state: "FAILED", ...known, code: plainCode(best.Description) };
      const seconds = Number(best.UserReceiveTime);
      if (best.ReportStatus !== "SUCCESS" || !Number.isSafeInteger(seconds) || seconds <= 0)
        return { state: "PENDING", ...known };
      return { state: "DELIVERED", ...known, at: new Date(seconds * 1000) };
    },
  };
}
