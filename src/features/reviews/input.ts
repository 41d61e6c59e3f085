import { z } from "zod";

const id = z.uuid("没有找到这项内容");
const list = (schema: z.ZodType<string>) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(100, "一次最多选择100项"),
  );

const title = z
  .string("请填写论证项目名称")
  .trim()
  .min(1, "请填写论证项目名称")
  .max(120, "论证项目名称不能超过120个字")
  .refine((text) => !text.includes("\n"), "论证项目名称只能写一行");
const itemIds = list(id).refine((ids) => ids.length > 0, "请至少选择一项危大工程");
/** Only asked when the classification leaves a choice; anything outside of it is refused. */
const mainSpecialty = z
  .string()
  .max(20)
  .optional()
  .transform((code) => code || undefined);

export const draftCaseInput = z.object({ projectId: id, title, itemIds, mainSpecialty });
export const changeCaseInput = z.object({ caseId: id, title, itemIds, mainSpecialty });

const part = z.enum(
  [
    "overview",
    "basis",
    "schedule",
    "technique",
    "safety",
    "staffing",
    "acceptance",
    "emergency",
    "calculation",
  ],
  "请从九项内容中选择",
);
export const tickPartsInput = z.object({ caseId: id, parts: list(part) });

export const caseInput = z.object({ caseId: id });
export const submitCaseInput = z.object({
  caseId: id,
  truthful: z.literal("yes", "请勾选确认内容真实、方案与所附审核页一致"),
});

/** One reason per line: each is a thing to put right. */
export const returnCaseInput = z.object({
  caseId: id,
  reasons: z
    .string("请写明退回的理由")
    .max(2000, "退回理由不能超过2000个字")
    .transform((text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine((lines) => lines.length > 0, "请写明退回的理由，每行一条")
    .refine((lines) => lines.length <= 20, "退回理由最多20条"),
});

export const cancelCaseInput = z.object({
  caseId: id,
  reason: z.string("请写明撤销的理由").trim().min(1, "请写明撤销的理由").max(500, "理由不能超过500个字"),
});
