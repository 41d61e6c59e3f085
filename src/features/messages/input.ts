import { z } from "zod";

const id = z.uuid("没有找到这项内容");
/** The workspace whose page the form stood on: a person may have several. */
const role = z.enum(["contractor", "supervision", "expert", "regulator"], "没有找到这个工作台");

export const noticeInput = z.object({ noticeId: id, role });
export const workspaceInput = z.object({ role });
export const settingsInput = z.object({
  role,
  on: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => (Array.isArray(value) ? value : [value])),
});
export const messageIdInput = z.object({ messageId: id });
export const toldInput = z.object({
  messageId: id,
  note: z
    .string("请写明告知的时间、对象和内容")
    .trim()
    .min(1, "请写明告知的时间、对象和内容")
    .max(200, "不能超过200个字"),
});
