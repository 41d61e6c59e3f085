import { z } from "zod";

const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value.toWellFormed().normalize("NFC").trim() : ""));
const words = (missing: string, most = 1000) =>
  text
    .refine((value) => value !== "", missing)
    .refine((value) => value.length <= most, `不能超过${most}个字`);
const year = z
  .union([z.string(), z.number()])
  .transform(Number)
  .pipe(z.int("没有找到这一年的评价").min(2025, "没有找到这一年的评价").max(2100, "没有找到这一年的评价"));
const policyCode = text.refine((value) => /^[0-9A-Za-z.-]{1,40}$/.test(value), "请选择规则版本");

export const yearInput = z.object({ year });
export const computeInput = z.object({ year, policyCode });
export const resultObjectionInput = z.object({ year, text: words("请写明异议的理由") });
export const resultVerdict = z.object({
  objectionId: z.uuid("没有找到这件异议"),
  decision: z.enum(["accept", "dismiss"], "请选择成立或不成立"),
  reason: words("请写明处理的理由"),
});

const effectId = z.uuid("没有找到这项处理");
export const talkInput = z.object({ effectId, note: words("请写明约谈的时间、人员和内容") });
/** Stands beside a form with a reason of its own. */
export const dropInput = z
  .object({ effectId, dropReason: words("请写明不再办理的理由") })
  .transform(({ effectId, dropReason: reason }) => ({ effectId, reason }));
export const effectProposal = z.object({
  effectId,
  document: words("请填写决定文书的文号", 100),
  reason: words("请写明作出决定的事实和依据"),
});

/** Years and versions of a preview as an address holds them. */
export function readPreview(query: {
  readonly year?: string | string[] | undefined;
  readonly policy?: string | string[] | undefined;
  readonly other?: string | string[] | undefined;
}): { year: number | null; policy: string; other: string } {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";
  const read = year.safeParse(one(query.year));
  const code = (value: string) => (/^[0-9A-Za-z.-]{1,40}$/.test(value) ? value : "");
  return {
    year: read.success ? read.data : null,
    policy: code(one(query.policy)),
    other: code(one(query.other)),
  };
}
