import ImportedClient, { QuerySendDetailsRequest, SendSmsRequest } from "@alicloud/dysmsapi20170525";
import { Config } from "@alicloud/openapi-client";
import { RuntimeOptions } from "@alicloud/tea-util";
import { callCarrier, defaultTimeLimitMs, readEndpoint } from "./call-carrier";
import type { DeliveryState, QueryRequest, SmsChannel, TemplateCodes } from "./channel";
import { plainCode } from "./error-codes";
import { checkParams, failedSend } from "./send-result";
import { parseShanghaiTime, shanghaiDay } from "./shanghai-time";

export type AliyunSettings = {
  accessKeyId: string;
  accessKeySecret: string;
  /** Host or URL; an http URL is for the stand-in. */
  endpoint?: string;
  signName: string;
  templates: TemplateCodes;
  /** Hard limit of one call in ms; 10 s unless told. */
  timeLimitMs?: number;
};

// Node's own loader gives a CommonJS module's exports as the default; bundlers give the class itself.
const AliyunClient = (
  "default" in ImportedClient ? ImportedClient.default : ImportedClient
) as typeof ImportedClient;

/** Text messages through Alibaba Cloud (dysmsapi 2017-05-25), by its own SDK. */
export function aliyunChannel(settings: AliyunSettings): SmsChannel {
  const limit = settings.timeLimitMs ?? defaultTimeLimitMs;
  const { protocol, host } = readEndpoint(settings.endpoint ?? "dysmsapi.aliyuncs.com");
  const client = new AliyunClient(
    new Config({
      accessKeyId: settings.accessKeyId,
      accessKeySecret: settings.accessKeySecret,
      endpoint: host,
      protocol,
    }),
  );
  const runtime = new RuntimeOptions({ connectTimeout: limit, readTimeout: limit, autoretry: false });

  async function askDay(request: QueryRequest, day: string): Promise<DeliveryState> {
    const answer = await callCarrier(limit, () =>
      client.querySendDetailsWithOptions(
        new QuerySendDetailsRequest({
          phoneNumber: request.phone,
          bizId: request.providerId,
          sendDate: day,
          pageSize: 50,
          currentPage: 1,
        }),
        runtime,
      ),
    );
    if (!answer.ok) return { state: "UNAVAILABLE", code: answer.code };
    const body = answer.value.body;
    if (body?.code !== "OK") return { state: "UNAVAILABLE", code: plainCode(body?.code) };
    const details = body.smsSendDetailDTOs?.smsSendDetailDTO ?? [];
    // With a BizId the carrier has chosen already; without one our own reference must match.
    const found = details.find((d) => d.outId === request.reference || (request.providerId && !d.outId));
    if (!found) return { state: "NOT_FOUND" };
    const known = request.providerId === undefined ? {} : { providerId: request.providerId };
    if (found.sendStatus === 2) return { state: "FAILED", ...known, code: plainCode(found.errCode) };
    const at = found.sendStatus === 3 ? parseShanghaiTime(found.receiveDate ?? "") : null;
    return at ? { state: "DELIVERED", ...known, at } : { state: "PENDING", ...known };
  }

  return {
    name: "aliyun",

    async send({ reference, phone, template, params }) {
      const checked = checkParams({ template, params });
      if (!checked.ok) return checked.result;
      const values = checked.values;
      const answer = await callCarrier(limit, () =>
        client.sendSmsWithOptions(
          new SendSmsRequest({
            phoneNumbers: phone,
            signName: settings.signName,
            templateCode: settings.templates[template],
            templateParam: JSON.stringify(Object.fromEntries(values.map((v) => [v.name, v.value]))),
            outId: reference,
          }),
          runtime,
        ),
      );
      if (!answer.ok) return failedSend("aliyun", answer.code, answer.uncertain);
      const { code, bizId } = answer.value.body ?? {};
      if (code === "OK" && bizId) return { ok: true, providerId: bizId };
      const refusal = plainCode(code === "OK" ? undefined : code);
      return failedSend("aliyun", refusal, refusal === "UNKNOWN");
    },

    async query(request) {
      // The carrier files a message under its own calendar day, which near midnight may not be ours.
      const days = new Set([0, -300_000, 300_000].map((ms) => shanghaiDay(new Date(+request.sentOn + ms))));
      let last: DeliveryState = { state: "NOT_FOUND" };
      for (const day of days) {
        last = await askDay(request, day);
        if (last.state !== "NOT_FOUND") return last;
      }
      return last;
    },
  };
}
