import { z } from "zod";
import { isDate } from "@/features/rulebook";
import { resources } from "./rules/resources";

const line = (what: string, most: number) =>
  z
    .string(`请填写${what}`)
    .trim()
    .min(1, `请填写${what}`)
    .max(most, `${what}不能超过${most}个字`)
    .refine((value) => !value.includes("\n"), `${what}只能写一行`);

/** One ticked box is sent as a text, several as a list. */
const several = (ask: string) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string()).min(1, ask),
  );

export const issueTokenInput = z.object({
  system: line("接入系统名称", 60),
  operator: line("运行单位", 60),
  resources: several("请选择可以读取的内容").pipe(z.array(z.enum(resources, "请从列出的内容中选择"))),
  areas: several("请选择地区"),
  expiresOn: z.string("请填写失效日期").min(1, "请填写失效日期").refine(isDate, "失效日期不是有效的日期"),
});

export const revokeTokenInput = z.object({
  tokenId: z.uuid("没有找到这个令牌"),
  reason: z.string("请写明理由").trim().min(1, "请写明理由").max(300, "理由不能超过300个字"),
});
