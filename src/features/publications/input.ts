import { z } from "zod";
import { audienceOptions, kindOptions } from "./rules/labels";

const id = z.uuid("没有找到这项内容");
const text = (missing: string, most: number) =>
  z.string(missing).trim().min(1, missing).max(most, `不能超过${most}个字`);

const content = {
  kind: z.enum(kindOptions, "请选择类别"),
  title: text("请填写标题", 100).refine((value) => !value.includes("\n"), "标题只能写一行"),
  body: text("请填写正文；有文件的，写明文件的内容和要求", 20_000),
  audience: z
    .union([z.string(), z.array(z.string())], "请选择发布对象")
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .pipe(z.array(z.enum(audienceOptions, "请选择发布对象")).min(1, "请选择发布对象")),
  required: z
    .string()
    .optional()
    .transform((value) => value === "yes"),
};
/** Only experts confirm: what they have to read must be for them. */
const fits = ({ required, audience }: { required: boolean; audience: readonly string[] }) =>
  !required || audience.includes("expert");
const misfit = { path: ["required"], message: "要求专家确认阅读的，发布对象应当包括专家" };

export const draftInput = z.object(content).refine(fits, misfit);
export const changeInput = z.object({ publicationId: id, ...content }).refine(fits, misfit);
export const publicationIdInput = z.object({ publicationId: id });
export const withdrawInput = z.object({ publicationId: id, reason: text("请写明撤下的理由", 200) });
