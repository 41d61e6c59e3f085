import { z } from "zod";
import { normalizeOrganizationName, usccInput } from "@/features/organizations";
import { isDate, JURISDICTIONS } from "@/features/rulebook";
import { isSeniorTitle } from "../rules/senior-title";

const plain = (value: unknown) => (typeof value === "string" ? value.normalize("NFKC").trim() : "");
/** A field that may be missing or tampered with. */
const text = z.unknown().optional().transform(plain);
const day = (missing: string) =>
  text
    .refine((value) => value !== "", missing)
    .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-11-30");
/** One value, several, or none of a group of boxes. */
const list = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(plain));

export const leaveInput = z.object({ from: day("请填写开始日期"), to: day("请填写结束日期") });
export type LeaveInput = z.output<typeof leaveInput>;

export const cancelLeaveInput = z.object({ leaveId: z.uuid("没有找到这次请假") });

/** What has changed; it decides which questions are asked. */
export const employmentChanges = {
  move: "换了工作单位",
  leave: "离开一家单位",
  join: "登记工作单位",
  side: "增加兼职单位",
} as const;
export type EmploymentKind = keyof typeof employmentChanges;
export const employmentKinds = Object.keys(employmentChanges) as [EmploymentKind, ...EmploymentKind[]];

export interface EmploymentInput {
  readonly kind: EmploymentKind;
  readonly leaves: { readonly employmentId: string; readonly lastDay: string } | null;
  /** `name` may be empty when the platform knows the unit. */
  readonly joins: {
    readonly uscc: string;
    readonly name: string;
    readonly from: string;
    readonly main: boolean;
  } | null;
}

const leaving = z.object({ employmentId: z.uuid("没有找到这段任职"), lastDay: day("请填写最后工作日") });
const joining = z.object({
  uscc: text.pipe(usccInput),
  name: text
    .transform(normalizeOrganizationName)
    .refine((value) => value === "" || value.length >= 2, "请填写单位全称")
    .refine((value) => value.length <= 100, "单位名称不能超过100个字"),
  from: day("请填写到任日期"),
});

/** The questions of a change are asked together: what does not belong to its kind is not looked at. */
export const employmentInput = z
  .looseObject({ kind: z.enum(employmentKinds, "请选择变更情况") })
  .transform(({ kind, ...form }, check): EmploymentInput => {
    const read = <S extends z.ZodType>(schema: S): z.output<S> | null => {
      const parsed = schema.safeParse(form);
      if (parsed.success) return parsed.data;
      for (const { message, path } of parsed.error.issues)
        check.addIssue({ code: "custom", message, path: [...path] });
      return null;
    };
    const leaves = kind === "move" || kind === "leave" ? read(leaving) : null;
    const joins = kind === "leave" ? null : read(joining);
    return { kind, leaves, joins: joins && { ...joins, main: kind !== "side" } };
  });

export const endInterestInput = z.object({
  interestId: z.uuid("没有找到这项利害关系"),
  lastDay: day("请填写结束日期"),
});
export type EndInterestInput = z.output<typeof endInterestInput>;

/** What she was shown: a change made meanwhile is not confirmed unread. */
export const confirmEmployerInput = z.object({ shown: list });

/** GB/T 2260 districts; functional areas lie within one of them. */
export const districts = JURISDICTIONS.filter(({ kind }) => kind === "DISTRICT").map(({ code, name }) => ({
  value: code,
  label: name,
}));
const districtCodes = districts.map(({ value }) => value);

export const weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"].map((label, index) => ({
  value: String(index + 1),
  label,
}));

export const preferencesInput = z.object({
  /** All ten are the whole city, which is written as none. */
  districts: list
    .refine((codes) => codes.every((code) => districtCodes.includes(code)), "请从列出的区（市）中选择")
    .transform((codes) => {
      const chosen = districtCodes.filter((code) => codes.includes(code));
      return chosen.length === districtCodes.length ? [] : chosen;
    }),
  daysOff: list
    .refine((days) => days.every((one) => /^[1-7]$/.test(one)), "请从列出的日子中选择")
    .transform((days) => [1, 2, 3, 4, 5, 6, 7].filter((one) => days.includes(String(one)))),
  monthlyCap: text
    .refine((value) => value === "" || /^[1-9]\d{0,2}$/.test(value), "每30日参加次数应为整数，例如4")
    .transform((value) => (value === "" ? null : Number(value))),
  /** The setting the form was opened with; "" for none. */
  basis: text.refine((value) => value === "" || z.uuid().safeParse(value).success, "没有找到原来的设置"),
});
export type PreferencesInput = z.output<typeof preferencesInput>;

export const titleInput = z.object({
  title: text
    .refine((value) => value !== "", "请填写职称")
    .refine((value) => value.length <= 30, "职称不能超过30个字")
    .refine(
      (value) => value === "" || isSeniorTitle(value),
      "专家应具有高级专业技术职称，请按证书填写，例如“正高级工程师”",
    ),
  certificate: text
    .refine((value) => value !== "", "请填写职称证书编号")
    .refine((value) => value.length <= 60, "证书编号不能超过60个字")
    // It goes into the trace, which holds no numbers of persons.
    .refine(
      (value) => !/(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dXx]/.test(value),
      "这像是身份证号或手机号，请填写证书上的编号；编号就是身份证号的，填发证机关和年份",
    ),
  /** The title the form was opened with. */
  basis: text,
});
export type TitleInput = z.output<typeof titleInput>;

export const resignInput = z.object({
  reason: text
    .refine((value) => value !== "", "请填写退出原因")
    .refine((value) => value.length <= 500, "退出原因不能超过500个字"),
});
