import type { TemplateCodes } from "@/platform/sms/channel";
import {
  registeredText,
  type TemplateConstants,
  type TemplateId,
  templateIds,
} from "@/platform/sms/templates";
import type { ChannelName } from "./message";

/** The numbers our templates go by at the stand-in; the application's settings name the same. */
export const devTemplateCodes: Readonly<Record<ChannelName, TemplateCodes>> = {
  aliyun: numbered((index) => `SMS_${100_000_001 + index}`),
  tencent: numbered((index) => String(2_000_001 + index)),
};

function numbered(nameOf: (index: number) => string): TemplateCodes {
  return Object.fromEntries(templateIds.map((id, index) => [id, nameOf(index)])) as Record<
    TemplateId,
    string
  >;
}

/** The texts as registered at the stand-in, by carrier and template number. */
export function registerTemplates(constants: TemplateConstants): Record<ChannelName, Map<string, string>> {
  const texts = (channel: ChannelName) =>
    new Map(templateIds.map((id) => [devTemplateCodes[channel][id], registeredText(id, constants, channel)]));
  return { aliyun: texts("aliyun"), tencent: texts("tencent") };
}

/** Fills a registered text in its carrier's notation; null when values are missing or left over. */
export function fillRegistered(text: string, params: Readonly<Record<string, string>>): string | null {
  const wanted = new Set([...text.matchAll(/\$?\{(\w+)\}/g)].map((m) => m[1] ?? ""));
  const given = Object.keys(params);
  if (given.length !== wanted.size || !given.every((name) => wanted.has(name))) return null;
  return text.replace(/\$?\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
}
