import { z } from "zod";
import { isDate, normalizeOrganizationName } from "./rules";
import { checkUscc } from "./uscc";

/** 统一社会信用代码, checked and normalised. */
export const usccInput = z.string().transform((value, context) => {
  const checked = checkUscc(value);
  if (checked.ok) return checked.value;
  context.addIssue({ code: "custom", message: checked.message });
  return z.NEVER;
});

export const organizationNameInput = z
  .string()
  .transform(normalizeOrganizationName)
  .pipe(z.string().min(2, "请填写单位全称").max(100, "单位名称不能超过100个字"));

/** A unit as somebody names it. */
export const organizationInput = z.object({ uscc: usccInput, name: organizationNameInput });
export type OrganizationInput = z.output<typeof organizationInput>;

/** The kinds a unit can register itself as, in the order of the form. */
export const registrableKinds = [
  "contractor",
  "supervision",
  "owner",
  "survey",
  "design",
  "monitoring",
  "testing",
] as const;
export type RegistrableKind = (typeof registrableKinds)[number];

export const kindNames: Readonly<Record<RegistrableKind | "other", string>> = {
  contractor: "施工单位",
  supervision: "监理单位",
  owner: "建设单位",
  survey: "勘察单位",
  design: "设计单位",
  monitoring: "监测单位",
  testing: "检测单位",
  other: "其他单位",
};

const one = z.enum(registrableKinds, "请从列出的单位类型中选择");
export const registrationInput = z.object({
  kinds: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(one, "请选择单位类型")
      .min(1, "请至少选择一种单位类型")
      .transform((list) => registrableKinds.filter((kind) => list.includes(kind))),
  ),
});
export type RegistrationInput = z.output<typeof registrationInput>;

const day = z.string().refine(isDate, "请填写正确的日期");
export const ownershipInput = z
  .object({
    ownerId: z.uuid(),
    ownedId: z.uuid(),
    /** Share in percent, at most two decimals. */
    percent: z.number().gt(0, "持股比例应大于0").max(100, "持股比例不能超过100%").multipleOf(0.01),
    controls: z.boolean(),
    validFrom: day,
    validTo: day.nullable().default(null),
  })
  .refine(({ ownerId, ownedId }) => ownerId !== ownedId, {
    message: "单位不能持有自己的股份",
    path: ["ownedId"],
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    message: "结束日期不能早于开始日期",
    path: ["validTo"],
  });
export type OwnershipInput = z.input<typeof ownershipInput>;
