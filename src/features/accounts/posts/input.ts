import { z } from "zod";
import { staffPosts } from "@/db/schema";

const day = z.iso.date("请填写日期");
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
export const documentInput = z
  .string("请写明依据文件")
  .trim()
  .min(1, "请写明依据文件")
  .max(200, "依据文件不能超过200个字");
export const reasonInput = z.string("请写明理由").trim().min(1, "请写明理由").max(300, "理由不能超过300个字");

/** A post for the person behind an account; the area counts for a district alone. */
export const givePostInput = z
  .object({
    userId: z.string().min(1).max(200),
    post: z.enum(staffPosts, "请选择岗位"),
    district: optional(z.string().max(20)),
    validFrom: day,
    validTo: optional(day),
    document: documentInput,
  })
  .refine(({ post, district }) => post !== "district" || district, {
    path: ["district"],
    message: "请选择区（市）",
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom, {
    path: ["validTo"],
    message: "截止日期不能早于起始日期",
  });
export type GivePost = z.output<typeof givePostInput>;

export const endPostInput = z.object({ postId: z.uuid("没有找到这个岗位"), document: documentInput });
export const decidePostInput = z
  .object({
    changeId: z.uuid("没有找到这项任免"),
    decision: z.enum(["confirm", "refuse"], "请选择处理结果"),
    reason: z.string().trim().max(300, "理由不能超过300个字").default(""),
  })
  .refine(({ decision, reason }) => decision === "confirm" || reason !== "", {
    path: ["reason"],
    message: "不同意时请写明理由",
  });
