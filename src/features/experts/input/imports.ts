import { z } from "zod";

/** The one thing a decision about an import needs. */
export const importInput = z.object({ importId: z.uuid("没有找到这次导入") });
