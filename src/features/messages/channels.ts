import { z } from "zod";
import { type Env, env } from "@/platform/env";
import { aliyunChannel } from "@/platform/sms/aliyun-channel";
import type { ChannelName, SmsChannel, TemplateCodes } from "@/platform/sms/channel";
import { type TemplateId, templateIds } from "@/platform/sms/templates";
import { tencentChannel } from "@/platform/sms/tencent-channel";

export type Channels = Readonly<Record<ChannelName, SmsChannel>>;

/** Both carriers as configured; `timeLimitMs` bounds one call. Throws when a template has no number. */
export function channelsFrom(settings: Env, timeLimitMs?: number): Channels {
  return {
    aliyun: aliyunChannel({
      accessKeyId: settings.SMS_ALIYUN_ACCESS_KEY_ID,
      accessKeySecret: settings.SMS_ALIYUN_ACCESS_KEY_SECRET,
      endpoint: settings.SMS_ALIYUN_ENDPOINT,
      signName: settings.SMS_ALIYUN_SIGN_NAME,
      templates: templateCodes("SMS_ALIYUN_TEMPLATES", settings.SMS_ALIYUN_TEMPLATES),
      timeLimitMs,
    }),
    tencent: tencentChannel({
      secretId: settings.SMS_TENCENT_SECRET_ID,
      secretKey: settings.SMS_TENCENT_SECRET_KEY,
      sdkAppId: settings.SMS_TENCENT_SDK_APP_ID,
      endpoint: settings.SMS_TENCENT_ENDPOINT,
      signName: settings.SMS_TENCENT_SIGN_NAME,
      templates: templateCodes("SMS_TENCENT_TEMPLATES", settings.SMS_TENCENT_TEMPLATES),
      timeLimitMs,
    }),
  };
}

let shared: Channels | undefined;

/** The process's carriers, made at first use. */
export function smsChannels(): Channels {
  shared ??= channelsFrom(env());
  return shared;
}

const codes = z.record(z.string(), z.string().min(1));

function templateCodes(name: string, text: string): TemplateCodes {
  const read = codes.safeParse(parseJson(text));
  const missing = templateIds.filter((id) => !read.data?.[id]);
  if (!read.success || missing.length > 0)
    throw new Error(`${name} must be a JSON object with a number for each template: ${missing.join(", ")}`);
  return read.data as Record<TemplateId, string>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
