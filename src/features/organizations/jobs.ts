import { z } from "zod";
import { job } from "@/platform/job";

/** How a unit hangs together with others changed, or who acts for it: open panels of its group are checked again. */
export const structureChanged = job({
  name: "organizations.structure-changed",
  payload: z.object({ organizationId: z.uuid() }),
});
