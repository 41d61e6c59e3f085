import { env } from "@/platform/env";
import { measureText } from "@/platform/sms/measure-text";
import { purposeOf, renderText, type TemplateId, templateIds } from "@/platform/sms/templates";
import { takesCode, templateParams } from "./outgoing";

/** A text as the handset shows it, with its length as it is billed. */
export interface TextPreview {
  readonly template: TemplateId;
  readonly purpose: string;
  readonly text: string;
  readonly characters: number;
  readonly messages: number;
}

// As long as a real one; never a real one.
const noCode = "0".repeat(43);

/** The text of a message; the personal link is counted at its full length and shown as 〔专用链接〕. */
export function previewText(template: TemplateId, params: Readonly<Record<string, string>>): TextPreview {
  const values: Record<string, string> = takesCode(template) ? { ...params, code: noCode } : { ...params };
  const whole = renderText(template, values as Parameters<typeof renderText<TemplateId>>[1], {
    origin: env().APP_URL,
    tel: env().SITE_PHONE,
    signName: env().SMS_ALIYUN_SIGN_NAME,
  });
  const text = whole.replace(noCode, "〔专用链接〕");
  return { template, purpose: purposeOf(template), text, ...measureText(whole) };
}

const samples: Readonly<Record<string, string>> = {
  time: "12月30日14:30",
  hours: "6",
  deadline: "12月30日14:30",
  caseNo: "QDLZ-2026-000123",
  count: "12",
};

/** Every text the platform can send, filled with samples. */
export function previewTemplates(): TextPreview[] {
  return templateIds.map((template) => previewText(template, samplesFor(template)));
}

function samplesFor(template: TemplateId): Record<string, string> {
  const names = templateParams(template).filter((name) => name !== "code");
  return Object.fromEntries(names.map((name) => [name, samples[name] ?? "示例"]));
}
