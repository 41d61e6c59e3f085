import { z } from "zod";
import { isDate } from "@/features/rulebook";
import { type Answer, answers, checklist } from "../rules/checklist";
import type { AnsweredItem } from "../rules/record";
import type { SiteObservation } from "../rules/site";

const id = z.uuid("没有找到这项检查");
const longest = 1000;

export const inspectionIdInput = z.object({ inspectionId: id });

/** The record's form as fields: what a draft keeps and what local storage keeps, name by name. */
export type RecordFields = Readonly<Record<string, string>>;

const plain = ["inspectors", "attendees", "note"];
const perItem = /^(answer|text|measure)\.[A-Z_]{1,40}$/;
const perWork = /^(begun|plan|sha)\.[0-9a-f-]{36}$/;

/** Fields of the form and no others, each no longer than a field may be. */
function fieldsOf(form: Readonly<Record<string, unknown>>): RecordFields {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(form)) {
    if (typeof value !== "string" || !(plain.includes(name) || perItem.test(name) || perWork.test(name)))
      continue;
    if (value !== "") fields[name] = value;
  }
  return fields;
}

const checkLengths = (fields: RecordFields, refuse: (path: string, message: string) => void) => {
  for (const [name, value] of Object.entries(fields))
    if (value.length > longest) refuse(name, `不能超过${longest}个字`);
};

/** The form of the visit, whatever button was pressed: `save` keeps a draft, `submit` hands the record in. */
export const recordInput = z
  .looseObject({ inspectionId: id, base: z.string().max(40).default(""), press: z.string().default("save") })
  .transform(({ inspectionId, base, press, ...form }, check) => {
    const fields = fieldsOf(form);
    checkLengths(fields, (path, message) => check.addIssue({ code: "custom", path: [path], message }));
    return { inspectionId, base, press, fields };
  });

const read = (fields: RecordFields, name: string) => (fields[name] ?? "").trim();

/** The answered checklist of a form. */
export function answersIn(fields: RecordFields): Record<string, AnsweredItem> {
  return Object.fromEntries(
    checklist.map(({ code }) => {
      const given = fields[`answer.${code}`];
      const answer: Answer | null = answers.find((one) => one === given) ?? null;
      return [code, { answer, text: read(fields, `text.${code}`), measure: read(fields, `measure.${code}`) }];
    }),
  );
}

const plans = ["SAME", "DIFFERENT", "NONE", "NOT_CHECKED"] as const;

/** What was seen of one work; a sentence per field where it cannot be. */
export function observationIn(
  fields: RecordFields,
  itemId: string,
  today: string,
): { seen: SiteObservation; errors: Record<string, string> } {
  const begun = read(fields, `begun.${itemId}`);
  const sha = read(fields, `sha.${itemId}`).replace(/\s/g, "").toLowerCase();
  const errors: Record<string, string> = {};
  if (begun !== "" && !isDate(begun)) errors[`begun.${itemId}`] = "开工日期应写作 2026-11-20 的形式";
  else if (begun > today) errors[`begun.${itemId}`] = "开工日期不能晚于今天";
  if (sha !== "" && !/^[0-9a-f]{64}$/.test(sha)) errors[`sha.${itemId}`] = "校验值应为64位数字和字母";
  const plan = plans.find((one) => one === fields[`plan.${itemId}`]) ?? "NOT_CHECKED";
  return {
    seen: { begunOn: begun === "" ? null : begun, plan, planSha256: sha === "" ? null : sha },
    errors,
  };
}
