import { z } from "zod";

/** Parts of an application a return can speak about: the applicant's own steps, in their order. */
export const returnSteps = {
  title: "职称与工作年限",
  specialties: "申报专业与佐证材料",
  employments: "工作经历",
  interests: "利害关系申报",
  undertaking: "承诺",
  other: "其他",
} as const;
export type ReturnStep = keyof typeof returnSteps;

const applicationId = z.uuid("没有找到这项内容");
const words = (missing: string, most: number) =>
  z.string(missing).trim().min(1, missing).max(most, `不能超过${most}个字`);
const stepNames = Object.keys(returnSteps) as ReturnStep[];

/** 形式审查: pass, or return with what each step lacks (one text a step, `items.<step>`). */
export const checkInput = z
  .object({
    applicationId,
    decision: z.enum(["pass", "return"], "请选择通过或者退回"),
    ...Object.fromEntries(
      stepNames.map((step) => [
        `items.${step}`,
        z.string().trim().max(500, "每项不能超过500个字").default(""),
      ]),
    ),
  })
  .transform(({ applicationId, decision, ...rest }) => ({
    applicationId,
    decision,
    items: stepNames.flatMap((step) => {
      const said = (rest as Record<string, string>)[`items.${step}`] ?? "";
      return said ? [{ step, words: said }] : [];
    }),
  }))
  .refine(({ decision, items }) => decision === "pass" || items.length > 0, {
    path: ["items.title"],
    message: "退回须至少写明一项需要补正的内容",
  })
  .refine(({ decision, items }) => decision === "return" || items.length === 0, {
    path: ["decision"],
    message: "写了补正内容，请选择退回；审查通过的，请删去补正内容",
  });

export type ReturnItem = z.output<typeof checkInput>["items"][number];

/** A reviewer's word on one specialty; an approval names the limb it rests on (A2.8 二). */
export const opinionInput = z
  .object({
    applicationId,
    specialty: z.string("请选择专业").regex(/^[A-Z]{2}-[A-Z-]{1,8}$/, "请选择专业"),
    verdict: z.enum(["YEARS_15", "RICH_EXPERIENCE", "REJECT"], "请选择评审意见"),
    reason: words("请写明理由", 1000),
  })
  .transform(({ verdict, ...rest }) =>
    verdict === "REJECT"
      ? { ...rest, verdict: "REJECT" as const, limb: null }
      : { ...rest, verdict: "APPROVE" as const, limb: verdict },
  );

/** 公示异议, named or anonymous. */
export const objectionInput = z.object({
  applicationId,
  content: words("请写明异议的内容和依据", 2000),
  name: z.string().trim().max(50, "姓名不能超过50个字").default(""),
  unit: z.string().trim().max(100, "单位不能超过100个字").default(""),
});

/** A query code as it was copied: blanks, hyphens and small letters do not matter. */
export const codeInput = z.object({
  code: z
    .string("请填写查询码")
    .transform((typed) => typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase())
    .pipe(
      z
        .string()
        .min(1, "请填写查询码")
        .regex(/^[0-9A-F]{32}$/, "查询码为32位，由数字和字母A至F组成"),
    ),
});

export const handleInput = z.object({
  objectionId: z.uuid("没有找到这项内容"),
  decision: z.enum(["uphold", "dismiss"], "请选择异议是否成立"),
  answer: words("请写明核查情况和答复", 1000),
});

const ticked = (missing: string) => z.literal("yes", missing);

/** Onboarding: three undertakings, the phone and the employer, each with its own tick. */
export const onboardingInput = z.object({
  secrecy: ticked("请阅读保密承诺并勾选"),
  integrity: ticked("请阅读廉洁承诺并勾选"),
  avoidance: ticked("请阅读回避承诺并勾选"),
  phone: ticked("请核对手机号码并勾选"),
  employer: ticked("请核对工作单位并勾选"),
});
