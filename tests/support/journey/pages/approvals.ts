import type { PageArea } from "./area";

/** The pages after the conclusion that need no case of their own. */
export const approvalPages: PageArea = async () => ({
  "/site/[code]": [{ variant: "unknown", address: "/site/0123456789abcdef0123456789abcdef" }],
  "/regulator/emergencies": [{ as: "station1", address: "/regulator/emergencies" }],
});
