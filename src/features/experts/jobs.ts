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
