import { z } from "zod";
import { conclusionCodes, headingCodes, severityCodes } from "./rules/labels";

const invitationId = z.uuid("没有找到这场论证会");
const caseId = z.uuid("没有找到这个论证项目");
const submissionId = z.uuid("没有找到这次报送");
/** What the page showed, so that nobody acts on something else. */
const digest = z.string().regex(/^[0-9a-f]{64}$/, "页面已经过期，请刷新后重新办理");
const conclusion = z.enum(conclusionCodes, "请选择论证结论");
const longest = 2000;
const words = z.string().trim().max(longest, `不能超过${longest}个字`);
const place = z.string().trim().max(40, "不能超过40个字").default("");
/** One value is sent as itself, several as a list. */
const many = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const itemEdit = z.object({
  id: z.union([z.uuid(), z.literal("")]).default(""),
  place: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, "序号是不超过三位的整数")
    .default("")
    .transform((typed) => (typed === "" ? 999 : Number(typed))),
  heading: z.enum(headingCodes, "请选择所属方面"),
  chapter: place,
  page: place,
  severity: z.enum(severityCodes, "请选择“必须修改”或“建议”"),
  text: words.default(""),
  drop: z.literal("yes").optional(),
  into: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, "请填写要并入的那一条的序号")
    .default(""),
});
export const mostItems = 200;

/** Fields named `items.3.text` and `headings.SITE` as the lists they stand for. */
function unfold(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const plain: Record<string, unknown> = {};
  const items: Record<string, unknown>[] = [];
  const headings: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(value)) {
    const [, index, field] = /^items\.(\d{1,3})\.(\w+)$/.exec(name) ?? [];
    const [, heading] = /^headings\.(\w+)$/.exec(name) ?? [];
    if (index && field && Number(index) < mostItems + 10) {
      const at = Number(index);
      items[at] = { ...items[at], [field]: given };
    } else if (heading) headings[heading] = given;
    else plain[name] = given;
  }
  return { ...plain, headings, items: Array.from(items, (item) => item ?? {}) };
}

export const seatInput = z.object({ invitationId });

export const draftInput = z.preprocess(
  unfold,
  z
    .object({
      invitationId,
      seen: digest,
      headings: z.object({
        COMPLETENESS: words.default(""),
        CALCULATION: words.default(""),
        SITE: words.default(""),
      }),
      items: z
        .array(
          itemEdit.transform((item) => ({
            ...item,
            drop: item.drop === "yes",
            into: Number(item.into) || null,
          })),
        )
        .max(mostItems, `意见不能超过${mostItems}条，请合并相同的意见`),
      defects: many,
      /** What is on no list, a line each. */
      otherDefects: z.string().max(longest, `不能超过${longest}个字`).default(""),
      conclusion: z
        .union([conclusion, z.literal("")])
        .default("")
        .transform((value) => value || null),
      next: z.enum(["stay", "check"]).default("stay"),
    })
    .transform(({ defects, otherDefects, ...draft }) => ({
      ...draft,
      defects: [...defects, ...otherDefects.split("\n")].map((line) => line.trim()).filter(Boolean),
    })),
);

export const presentInput = z.object({ invitationId, seen: digest });

/** 确认 and 收回: of exactly the content that was shown. */
export const shownInput = z.object({ invitationId, contentHash: digest });
export const confirmInput = z.object({
  invitationId,
  contentHash: digest,
  read: z.literal("yes", "请先勾选“已经通读，同意全部内容和结论”"),
});

export const dissentInput = z.object({
  invitationId,
  contentHash: digest,
  conclusion: z.enum(conclusionCodes, "请选择您本人的结论"),
  reason: z
    .string("请写明不同意的理由")
    .trim()
    .min(10, "请写明不同意的理由，不少于10个字")
    .max(longest, `不能超过${longest}个字`),
});

export const mediationInput = z.object({
  caseId,
  outcome: z.enum(["AGREED", "FAILED"], "请选择协调结果"),
  note: z
    .string("请写明协调经过和结果")
    .trim()
    .min(5, "请写明协调经过和结果")
    .max(longest, `不能超过${longest}个字`),
});

export const submitInput = z.object({
  caseId,
  reportFileId: z.uuid("请先上传论证报告扫描件"),
  sheetFileId: z.uuid("请先上传会议签到表"),
  signers: many.refine((list) => list.length > 0, "请勾选在论证报告上签名的专家"),
  /** Somebody signed who is not on the list of those who attended. */
  stranger: z.literal("yes").optional(),
  conclusion: z.enum(conclusionCodes, "请选择纸质报告上的结论"),
  checkCode: z.string().trim().min(1, "请填写纸质报告上印的校验码").max(40, "校验码不超过40个字符"),
});

export const acceptInput = z.object({
  submissionId,
  note: z.string().trim().max(longest, `不能超过${longest}个字`).default(""),
});

export const returnInput = z.object({
  submissionId,
  reason: z
    .string("请写明退回的理由")
    .trim()
    .min(5, "请写明退回的理由，让施工单位知道怎样补正")
    .max(longest, `不能超过${longest}个字`),
});
