import { z } from "zod";

/** The station's answer about a member who lost her standing. */
export const questionAnswerInput = z.object({
  questionId: z.uuid("没有找到这项内容"),
  decision: z.enum(["KEEP", "REPLACE"], "请选择保留或更换"),
  reason: z
    .string("请写明理由")
    .transform((value) => value.toWellFormed().trim())
    .refine((value) => value !== "", "请写明理由")
    .refine((value) => value.length <= 500, "理由不能超过500个字"),
});
