"use server";

import { action } from "@/platform/action";
import { Conflict } from "@/platform/errors";
import { completeOnboarding } from "../appointments";
import { onboardingInput } from "../input/appointment";

export const completeOnboardingAction = action({
  roles: ["expert"],
  input: onboardingInput,
  // Sent again after a lost connection: what was signed stands, and she is shown it.
  run: (ctx) =>
    completeOnboarding(ctx).catch((error: unknown) => {
      if (!(error instanceof Conflict && error.code === "NOTHING_TO_SIGN")) throw error;
    }),
  after: () => "/expert/onboarding?done=signed",
});
