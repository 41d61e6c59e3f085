/** A policy version as it is typed, and what may become of a draft. Pure. */
import type { UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";
import { type DateString, isDate } from "../calendar/shanghai";
import { POLICY_PARAMETERS, type PolicyKey, type PolicyParameters } from "./parameters";
import { newPolicyVersionSchema, POLICY_KEYS } from "./versions";

/** A form's name for a parameter. */
export const fieldOf = (key: PolicyKey): string => `p.${key}`;

type Typing = { type(value: unknown): string; read(text: string): unknown };
const entryOf = (key: PolicyKey): Typing => POLICY_PARAMETERS[key].entry as Typing;

/** The values as a person would type them, by field name. */
export function typedPolicy(values: PolicyParameters): Record<string, string> {
  return Object.fromEntries(POLICY_KEYS.map((key) => [fieldOf(key), entryOf(key).type(values[key])]));
}

export type DraftContent = {
  title: string;
  basis: string;
  effectiveFrom: DateString;
  values: PolicyParameters;
};
export type ReadDraft =
  | { ok: true; draft: DraftContent }
  | { ok: false; fields: Readonly<Record<string, string>> };

/**
 * Reads a typed version: every parameter must be there and within its law. It takes force on a day to come, after
 * every version that is published: never retroactive.
 */
export function readDraft(
  typed: Readonly<Record<string, unknown>>,
  { today, newest }: { today: DateString; newest: DateString },
): ReadDraft {
  const text = (name: string) => (typeof typed[name] === "string" ? (typed[name] as string).trim() : "");
  const effectiveFrom = text("effectiveFrom");
  const values = Object.fromEntries(POLICY_KEYS.map((key) => [key, entryOf(key).read(text(fieldOf(key)))]));
  const parsed = newPolicyVersionSchema.safeParse({
    id: effectiveFrom,
    effectiveFrom,
    title: text("title"),
    basis: text("basis"),
    values,
  });
  const fields: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [first, key] = path.map(String);
    const name =
      first === "id" ? "effectiveFrom" : first === "values" ? (key ? `p.${key}` : "") : (first ?? "");
    fields[name] ??= message;
  }
  const late = isDate(effectiveFrom) ? whyNotEffective(effectiveFrom, today, newest) : "请填写生效日期";
  if (late) fields.effectiveFrom = late;
  if (/\n/.test(text("title"))) fields.title = "名称写在一行";
  if (!parsed.success || Object.keys(fields).length > 0) return { ok: false, fields };
  const { title, basis } = parsed.data;
  return { ok: true, draft: { title, basis, effectiveFrom, values: parsed.data.values } };
}

/** Why a version may not take force on a day; null when it may. */
export function whyNotEffective(day: DateString, today: DateString, newest: DateString): string | null {
  if (day <= today) return "生效日期必须晚于今天，规则不溯及既往";
  if (day <= newest) return `生效日期必须晚于已公布的版本（${newest}）`;
  return null;
}

type State = "DRAFT" | "SUBMITTED" | "PUBLISHED" | "DISCARDED";
type Draft = { readonly state: State; readonly draftedBy: string };

/** Why a draft cannot be submitted or given up; null when it can. */
export function whyNotSubmit({ state }: Draft): Denial | null {
  return state === "DRAFT"
    ? null
    : { code: "NOT_DRAFT", sentence: "这份草案已经提交、公布或者放弃，请刷新页面。" };
}

/** Why somebody may not publish a draft or give it back; null when she may. */
export function whyNotPublish(
  actor: Pick<UserActor, "personId">,
  { state, draftedBy }: Draft,
): Denial | null {
  if (state !== "SUBMITTED")
    return { code: "NOT_SUBMITTED", sentence: "这份草案没有提交，或者已经处理，请刷新页面。" };
  if (actor.personId === draftedBy)
    return { code: "SAME_PERSON", sentence: "起草的人不能自己公布，须由另一人公布。" };
  return null;
}
