import { z } from "zod";

export const removeEvidenceInput = z.object({ fileId: z.uuid("没有找到这个文件，请刷新页面后再试") });
