import { z } from "zod";
import { workspaceOf } from "./rules/view-address";

/** What was typed into the one box; shorter than two characters it asks for nothing. */
export const keywordInput = z
  .string()
  .transform((typed) => typed.normalize("NFKC").replace(/\s+/g, " ").trim().slice(0, 60))
  .catch("");

export const saveViewInput = z.object({
  title: z
    .string("请填写名称")
    .trim()
    .min(1, "请填写名称")
    .max(30, "名称不能超过30个字")
    .refine((value) => !value.includes("\n"), "名称只能写一行"),
  address: z.string().refine((value) => workspaceOf(value) !== null, "这个页面不能保存为常用查询"),
});

export const viewIdInput = z.object({ viewId: z.uuid("没有找到这项内容") });
