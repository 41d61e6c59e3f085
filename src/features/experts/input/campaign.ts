import { z } from "zod";
import { checkIdNumber, checkPersonName } from "@/features/accounts";
import { isDate } from "@/features/rulebook";

const plain = (value: unknown) => (typeof value === "string" ? value.normalize("NFKC").trim() : "");
const short = z.unknown().optional().transform(plain);
const long = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value.trim() : ""));
const day = (missing: string) =>
  short
    .refine((value) => value !== "", missing)
    .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-12-31");
const text = (missing: string, most: number) =>
  long
    .refine((value) => value !== "", missing)
    .refine((value) => [...value].length <= most, `不能超过${most}个字`);

const libraryCodes = ["SZ", "GD"] as const;

/** A window: rolling admission has no last day, every other one has. */
export const campaignInput = z
  .object({
    kind: z.enum(["NEW", "RENEWAL", "ROLLING"], "请选择类型"),
    title: text("请填写名称", 60),
    // It travels in an address from the form to the check page.
    notice: text("请填写申报须知", 500),
    libraries: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z
        .array(z.enum(libraryCodes, "请从列出的专家库中选择"))
        .min(1, "请至少选择一个专家库")
        .transform((chosen) => libraryCodes.filter((code) => chosen.includes(code))),
    ),
    opensOn: day("请填写开始日期"),
    closesOn: short.refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-12-31"),
  })
  .refine(({ kind, closesOn }) => kind === "ROLLING" || closesOn !== "", {
    path: ["closesOn"],
    message: "请填写截止日期",
  })
  .refine(({ kind, closesOn }) => kind !== "ROLLING" || closesOn === "", {
    path: ["closesOn"],
    message: "常态受理没有截止日期，请留空",
  })
  .refine(({ opensOn, closesOn }) => closesOn === "" || opensOn <= closesOn, {
    path: ["closesOn"],
    message: "截止日期不能早于开始日期",
  })
  .transform(({ closesOn, ...rest }) => ({ ...rest, closesOn: closesOn === "" ? null : closesOn }));
export type CampaignInput = z.output<typeof campaignInput>;

export const closeCampaignInput = z.object({
  campaignId: z.uuid("没有找到这次申报"),
  reason: text("请填写关闭原因", 200),
});

/** Whether a birth date lies ahead is for the use-case, which knows the day. */
const farAhead = "9999-12-31";

/** The bureau's document invites one person. */
export const specialInvitationInput = z.object({
  name: long.transform((value, check) => {
    const checked = checkPersonName(value);
    if (checked.ok) return checked.value;
    check.addIssue({ code: "custom", message: checked.message });
    return z.NEVER;
  }),
  idNumber: short.transform((value, check) => {
    const checked = checkIdNumber(value, farAhead);
    if (checked.ok) return checked.value;
    check.addIssue({ code: "custom", message: checked.message });
    return z.NEVER;
  }),
  document: text("请填写市住建局文件文号", 60),
  expiresOn: day("请填写有效期"),
});
export type SpecialInvitationInput = z.output<typeof specialInvitationInput>;

export const revokeInvitationInput = z.object({ invitationId: z.uuid("没有找到这份特邀") });
