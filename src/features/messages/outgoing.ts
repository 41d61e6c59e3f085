import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { person } from "@/db/schema";
import { linkToken, open } from "@/platform/crypto";
import { registeredText, type TemplateId, templateIds } from "@/platform/sms/templates";
import type { MessageProgress } from "./read-progress";

/** The person's number, opened for one call and never kept; null when the person has none. */
export async function openPhone(db: Db | Tx, personId: string): Promise<string | null> {
  const [row] = await db.select({ sealed: person.phoneSealed }).from(person).where(eq(person.id, personId));
  return row?.sealed ? open(row.sealed) : null;
}

/** Names of what a template's text leaves open. */
export function templateParams(template: TemplateId): string[] {
  const text = registeredText(template, { origin: "", tel: "" }, "aliyun");
  return [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? "");
}

/** Whether the text carries a personal link. */
export function takesCode(template: TemplateId): boolean {
  return templateParams(template).includes("code");
}

export function isTemplate(template: string): template is TemplateId {
  return (templateIds as readonly string[]).includes(template);
}

/** The values as they leave: the link's secret is derived here and nowhere kept. */
export function outgoingParams(template: TemplateId, message: MessageProgress): Record<string, string> {
  const { params, subjectType, subjectId } = message;
  return takesCode(template) ? { ...params, code: linkToken(subjectType, subjectId) } : { ...params };
}
