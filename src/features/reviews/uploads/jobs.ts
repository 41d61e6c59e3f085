import { z } from "zod";
import { job } from "@/platform/job";

/** A stored and checked file is to be scanned. */
export const scanFileJob = job({ name: "reviews.scan-file", payload: z.object({ fileId: z.uuid() }) });

/** The object of a refused upload is to be removed; asked for more than once in case the store is down. */
export const removeObjectJob = job({
  name: "reviews.remove-object",
  payload: z.object({ objectKey: z.string().regex(/^cases\/[0-9a-f-]{36}\/[0-9a-f]{40}$/) }),
});
