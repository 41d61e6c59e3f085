import { contractors, experts, regulators, supervisors, type Who } from "../cast";
import type { RouteRule } from "../route-table";

const inbox = (role: string, allowed: readonly Who[]): Record<string, RouteRule> => ({
  [`GET /${role}/inbox`]: { allowed },
  [`GET /${role}/inbox/settings`]: { allowed },
});

/** Everybody's own messages; texts and what did not arrive for the station, texts for the system's administrator. */
export const messageRoutes: Readonly<Record<string, RouteRule>> = {
  ...inbox("contractor", contractors),
  ...inbox("expert", experts),
  ...inbox("supervision", supervisors),
  ...inbox("regulator", regulators),
  "GET /regulator/messages/undelivered": { allowed: ["station"] },
  "GET /regulator/messages/undelivered/[id]": {
    allowed: ["station"],
    own: ({ messages }) => ({ id: messages.unanswered }),
  },
  "GET /regulator/messages/templates": { allowed: ["station"] },
  "GET /admin/message-templates": { allowed: ["system"] },
};
