import { z } from "zod";
import { job } from "@/platform/job";

/** Write one list. */
export const writeExport = job({
  name: "exports.write-export",
  payload: z.object({ exportId: z.uuid() }),
});
