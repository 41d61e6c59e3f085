import { z } from "zod";
import { isDate, isPlaceholderName, normalizeOrganizationName } from "./rules";
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
  .pipe(
    z
      .string()
      .refine((name) => !isPlaceholderName(name), "这不是单位名称；没有工作单位的，不用登记单位")
      .min(2, "请填写单位全称")
      .max(100, "单位名称不能超过100个字"),
  );

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

const day = z.string().trim().refine(isDate, "请填写正确的日期");
const shareFields = {
  /** Share in percent, at most two decimals. */
  percent: z
    .number("请填写持股比例，如 51 或 33.34")
    .gt(0, "持股比例应大于0")
    .max(100, "持股比例不能超过100%")
    .multipleOf(0.01, "持股比例最多两位小数"),
  controls: z.boolean(),
  validFrom: day,
  validTo: day.nullable().default(null),
};
const inOrder = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
  validTo === null || validFrom <= validTo;
const disorder = { message: "结束日期不能早于开始日期", path: ["validTo"] };

export const ownershipInput = z
  .object({ ownerId: z.uuid(), ownedId: z.uuid(), ...shareFields })
  .refine(({ ownerId, ownedId }) => ownerId !== ownedId, {
    message: "单位不能持有自己的股份",
    path: ["ownedId"],
  })
  .refine(inOrder, disorder);
export type OwnershipInput = z.input<typeof ownershipInput>;

/** What a share really was, for correcting one. */
export const shareInput = z.object(shareFields).refine(inOrder, disorder);
export type ShareInput = z.output<typeof shareInput>;
