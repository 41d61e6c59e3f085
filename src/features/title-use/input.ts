import { z } from "zod";
import { isDate } from "@/features/rulebook";
import { titleUseKinds } from "./rules/labels";

const id = z.uuid("没有找到这项内容");
const text = (what: string, most: number) =>
  z.string(`请填写${what}`).trim().min(1, `请填写${what}`).max(most, `${what}不能超过${most}个字`);
const name = (what: string, most: number) =>
  text(what, most).refine((value) => !value.includes("\n"), `${what}只能写一行`);
const day = (what: string) =>
  z.string(`请填写${what}`).min(1, `请填写${what}`).refine(isDate, `${what}不是有效的日期`);

export const requestUseInput = z
  .object({
    kind: z.enum(titleUseKinds, "请选择活动类型"),
    organizer: name("举办单位", 100),
    place: name("地点", 100),
    content: text("活动内容", 1000),
    dateFrom: day("开始日期"),
    dateTo: day("结束日期"),
  })
  .refine(({ dateFrom, dateTo }) => dateTo >= dateFrom, {
    path: ["dateTo"],
    message: "结束日期不能早于开始日期",
  });

export const useIdInput = z.object({ useId: id });

export const decideUseInput = z
  .object({
    useId: id,
    decision: z.enum(["consent", "refuse"], "请选择是否同意"),
    answer: z.string().trim().max(500, "不能超过500个字").default(""),
  })
  .refine(({ decision, answer }) => decision === "consent" || answer !== "", {
    path: ["answer"],
    message: "不同意的，请写明理由",
  });

export const recordMisuseInput = z.object({
  number: z
    .string("请填写专家编号")
    .trim()
    .transform((value) => value.normalize("NFKC").toUpperCase())
    .pipe(z.string().regex(/^QD\d{6}$/, "专家编号的格式为QD000017")),
  kind: z.enum(titleUseKinds, "请选择活动类型"),
  happenedOn: day("活动日期"),
  organizer: name("举办单位", 100),
  facts: text("查明的情况和来源", 2000),
  complaintNumber: z
    .string()
    .trim()
    .transform((value) => value.normalize("NFKC").toUpperCase())
    .pipe(z.string().regex(/^(JB\d{4}-\d{6})?$/, "举报编号的格式为JB2026-000123，不是举报发现的可以不填"))
    .default(""),
});

export const stateMisuseInput = z.object({ misuseId: id, statement: text("有关情况", 3000) });

export const decideMisuseInput = z.object({
  misuseId: id,
  decision: z.enum(["confirm", "cancel"], "请选择确认或者撤销"),
  reason: text("理由", 1000),
});
