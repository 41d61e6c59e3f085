import { z } from "zod";
import { normalizeOrganizationName, usccInput } from "@/features/organizations";
import { isDate, specialtyOf } from "@/features/rulebook";

const plain = (value: unknown) => (typeof value === "string" ? value.normalize("NFKC").trim() : "");
/** A field that may be missing or tampered with; full-width digits and letters become plain ones. */
const short = z.unknown().optional().transform(plain);
/** Words of one's own: kept as they were typed. */
const long = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value.trim() : ""));
const words = (missing: string, most: number) =>
  long
    .refine((value) => value !== "", missing)
    .refine((value) => [...value].length <= most, `不能超过${most}个字`);
const optionalWords = (most: number) =>
  long.refine((value) => [...value].length <= most, `不能超过${most}个字`);
const day = (missing: string) =>
  short
    .refine((value) => value !== "", missing)
    .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2010-07-01");
const optionalDay = short
  .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2024-12-31")
  .transform((value) => (value === "" ? null : value));
const applicationId = z.uuid("没有找到这份申报");
const ticked = (missing: string) => z.literal("yes", missing);

/** One way to begin: a campaign, or a special invitation. */
export const draftInput = z.union(
  [
    z.object({ campaignId: z.uuid("请选择申报方式") }),
    z.object({ specialInvitationId: z.uuid("请选择申报方式") }),
  ],
  "请选择申报方式",
);
export type DraftInput = z.output<typeof draftInput>;

const _applicationInput = z.object({ applicationId });

export const titleStepInput = z.object({
  applicationId,
  title: short
    .refine((value) => value !== "", "请填写职称，例如“正高级工程师”")
    .refine((value) => value.length <= 30, "职称不能超过30个字"),
  titleCertificate: short
    .refine((value) => value !== "", "请填写证书编号")
    .refine((value) => value.length <= 60, "证书编号不能超过60个字")
    .refine(
      (value) => !/(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dXx]/.test(value),
      "这像是身份证号或手机号，请填写证书上的编号；编号就是身份证号的，填发证机关和年份",
    ),
  titleGrantedOn: day("请填写取得日期"),
});
export type TitleStepInput = z.output<typeof titleStepInput>;

export const workStepInput = z.object({
  applicationId,
  workedSince: day("请填写开始从事专业工作的日期"),
  experience: words("请填写专业工作经历", 2000),
});
export type WorkStepInput = z.output<typeof workStepInput>;

export const employmentSorts = { yes: "主要工作单位", no: "兼职、顾问" } as const;

/** A unit she works or worked for; the name may be left out when the platform knows the code. */
export const employmentEntryInput = z
  .object({
    applicationId,
    employmentId: short
      .refine((value) => value === "" || z.uuid().safeParse(value).success, "没有找到这段任职")
      .transform((value) => (value === "" ? null : value)),
    uscc: short.pipe(usccInput),
    name: long
      .transform(normalizeOrganizationName)
      .refine((value) => value === "" || value.length >= 2, "请填写单位全称")
      .refine((value) => value.length <= 100, "单位名称不能超过100个字"),
    main: z.enum(["yes", "no"], "请选择任职性质"),
    post: short
      .refine((value) => value !== "", "请填写职务或岗位")
      .refine((value) => value.length <= 30, "职务不能超过30个字"),
    validFrom: day("请填写开始日期"),
    validTo: optionalDay,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ["validTo"],
    message: "结束日期不能早于开始日期",
  });
export type EmploymentEntryInput = z.output<typeof employmentEntryInput>;

export const removeEmploymentInput = z.object({ applicationId, employmentId: z.uuid("没有找到这段任职") });

export const employmentAnswerInput = z.object({
  applicationId,
  answer: z.enum(["some", "none"], "请选择有没有任职单位"),
  note: optionalWords(500),
});
export type EmploymentAnswerInput = z.output<typeof employmentAnswerInput>;

const specialtyCode = short.refine((value) => specialtyOf(value) !== null, "请选择专业");
export const specialtyEntryInput = z.object({
  applicationId,
  specialty: specialtyCode,
  statement: words("请填写在这个专业做过的主要工程和本人承担的工作", 2000),
});
export type SpecialtyEntryInput = z.output<typeof specialtyEntryInput>;

export const removeSpecialtyInput = z.object({ applicationId, specialty: specialtyCode });

export const interestRelations = {
  self: "本人持股或者投资",
  spouse: "配偶",
  child: "子女或者子女的配偶",
  parent: "父母或者配偶的父母",
  sibling: "兄弟姐妹",
  other: "其他利害关系",
} as const;
export type InterestRelation = keyof typeof interestRelations;
const relations = Object.keys(interestRelations) as [InterestRelation, ...InterestRelation[]];

/** E24: of whom, in which unit, and what. Everything of it is sealed; the unit becomes a keyed hash. */
export const interestInput = z.object({
  relation: z.enum(relations, "请选择关系"),
  name: optionalWords(50),
  uscc: short.pipe(usccInput),
  unit: long
    .transform(normalizeOrganizationName)
    .refine((value) => value.length >= 2, "请填写单位全称")
    .refine((value) => value.length <= 100, "单位名称不能超过100个字"),
  words: optionalWords(200),
});
export type InterestInput = z.output<typeof interestInput>;

export const interestEntryInput = interestInput.extend({ applicationId });
export type InterestEntryInput = z.output<typeof interestEntryInput>;

export const removeInterestInput = z.object({ applicationId, interestId: z.uuid("没有找到这项内容") });

export const interestAnswerInput = z.object({
  applicationId,
  answer: z.enum(["none", "some"], "请选择有没有利害关系"),
});

export const promiseInput = z.object({
  applicationId,
  truthful: ticked("请勾选承诺内容真实"),
  integrity: ticked("请勾选承诺诚信自律"),
  publicity: ticked("请勾选知悉并同意公示"),
});

/** `seen` is the fingerprint of what the check page showed: what was changed in another tab is not sent unread. */
export const submitInput = z.object({
  applicationId,
  seen: z.string("请先核对申报内容").regex(/^[0-9a-f]{64}$/, "请先核对申报内容"),
});
export type SubmitInput = z.output<typeof submitInput>;

export const withdrawInput = z.object({
  applicationId,
  reason: words("请填写撤回原因", 200),
});
