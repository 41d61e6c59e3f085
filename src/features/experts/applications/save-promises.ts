import type { Ctx } from "@/platform/context";
import { changeApplication } from "./own-application";

/** 承诺: the applicant ticked each of them (the input demands it). */
export function savePromises(ctx: Ctx, input: { applicationId: string }) {
  return changeApplication(ctx, input.applicationId, "undertakings", async (_, __, now) => ({
    undertakenAt: now,
  }));
}
