import { z } from "zod";

const text = (what: string, most: number) =>
  z.string(`请填写${what}`).trim().min(1, `请填写${what}`).max(most, `${what}不能超过${most}个字`);
const id = z.uuid("没有找到这个论证项目");

export const proposeVoidInput = z.object({
  caseId: id,
  ground: z.enum(
    ["OUTSIDE_DRAW", "IMPERSONATION", "UNDISCLOSED_CONFLICT", "TOO_FEW", "OTHER"],
    "请选择认定无效的情形",
  ),
  reason: text("认定的事实和理由", 2000),
  documentNumber: text("决定文号", 60).refine((value) => !value.includes("\n"), "决定文号只能写一行"),
});

export const decideVoidInput = z.object({
  caseId: id,
  decision: z.enum(["CONFIRMED", "REFUSED", "WITHDRAWN"], "请选择办理结果"),
  remark: z
    .string()
    .trim()
    .max(500, "说明不能超过500个字")
    .optional()
    .transform((value) => value ?? ""),
});
