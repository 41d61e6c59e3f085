import { z } from "zod";

const invitationId = z.uuid("没有找到这份邀请");
const note = z.string().trim().max(500, "说明不能超过500个字").default("");

export const openInput = z.object({ invitationId });

/** Without the undertaking nobody takes part (二(三)、二(四)). */
export const undertakingInput = z.object({
  invitationId,
  undertaking: z.literal("yes", "请先勾选“没有利害关系、承担保密义务”的承诺；有利害关系的，请选“不能参加”"),
});

export const declineReasonCodes = ["TIME", "INTEREST", "SPECIALTY", "HEALTH", "OTHER"] as const;

export const declineInput = z
  .object({
    invitationId,
    reason: z.enum(declineReasonCodes, "请选择不能参加的原因"),
    note,
    party: z.string().default(""),
  })
  .refine(({ reason, party }) => reason !== "INTEREST" || party !== "", {
    path: ["party"],
    message: "请选择与哪家单位有利害关系",
  });

export const withdrawInput = z.object({
  invitationId,
  note: z.string("请填写退出原因").trim().min(1, "请填写退出原因").max(500, "退出原因不能超过500个字"),
});
