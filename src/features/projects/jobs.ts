import { z } from "zod";
import { job } from "@/platform/job";

/** Units joined or left a project: panels that stand or are being filled check their members again (E8). */
export const partiesChanged = job({
  name: "projects.parties-changed",
  payload: z.object({ projectId: z.uuid() }),
});
