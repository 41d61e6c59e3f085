import { z } from "zod";
import { isDate } from "@/features/rulebook";

const text = (what: string, most: number) =>
  z.string(`请填写${what}`).trim().min(1, `请填写${what}`).max(most, `${what}不能超过${most}个字`);
const day = (what: string) =>
  z.string(`请填写${what}`).refine(isDate, `请填写${what}，写作 2026-11-20 的形式`);
const optionalId = (missing: string) =>
  z
    .union([z.literal(""), z.uuid(missing)])
    .optional()
    .transform((value) => value || null);

export const recordOutsideInput = z.object({
  projectId: z.uuid("请选择工程"),
  itemId: optionalId("请选择危大工程"),
  inspectionId: optionalId("没有找到这项检查"),
  heldOn: day("论证日期"),
  facts: text("发现的情况", 2000),
});

export const reviewIdInput = z.object({ reviewId: z.uuid("没有找到这项记录") });
export const statementInput = z.object({
  reviewId: z.uuid("没有找到这项记录"),
  statement: text("陈述申辩的内容", 2000),
});

export const circulateInput = z.object({
  reviewId: z.uuid("没有找到这项记录"),
  until: day("列为重点检查对象的截止日期"),
  intervalDays: z.coerce
    .number("请填写检查间隔")
    .int("检查间隔应为整数")
    .min(1, "检查间隔不能少于1日")
    .max(1000, "检查间隔不能超过1000日"),
});

export const withdrawOutsideInput = z.object({
  reviewId: z.uuid("没有找到这项记录"),
  reason: text("撤回的理由", 500),
});

export const issueInput = z.object({
  circularId: z.uuid("没有找到这份通报"),
  documentNumber: text("发文字号", 60).refine((value) => !value.includes("\n"), "发文字号只能写一行"),
});

export const liftInput = z.object({
  watchId: z.uuid("没有找到这一项"),
  reason: text("移出的理由", 500),
});
