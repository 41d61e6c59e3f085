import { z } from "zod";
import { job } from "@/platform/job";

/**
 * What is known of a member has changed (employer, suspension, departure …): every open panel she sits on or
 * is asked for is looked at again (E7). Handled by `panels`, which knows them.
 */
export const standingChanged = job({
  name: "experts.standing-changed",
  payload: z.object({ expertId: z.uuid() }),
});

/** A member has taken leave: an invitation she has not answered and that falls into it counts as declined (D2 c). */
export const leaveTaken = job({
  name: "experts.leave-taken",
  payload: z.object({ expertId: z.uuid() }),
});

/** The bytes of a removed evidence file are to go; asked for more than once in case the store is down. */
export const removeEvidenceObject = job({
  name: "experts.remove-evidence-object",
  payload: z.object({ objectKey: z.string().regex(/^evidence\/[0-9a-f]{40}$/) }),
});
