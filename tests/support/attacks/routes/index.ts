import type { RouteRule } from "../route-table";
import { applicationRoutes } from "./applications";
import { appointmentRoutes } from "./appointment";
import { decisionRoutes } from "./decisions";
import { deskRoutes } from "./expert-desk";
import { organizationRoutes } from "./organizations";
import { papersRoutes } from "./papers";
import { poolRoutes } from "./pool";

/** A spread for each area that has a file of its own here. */
export const areaRoutes: Readonly<Record<string, RouteRule>> = {
  ...applicationRoutes,
  ...appointmentRoutes,
  ...decisionRoutes,
  ...deskRoutes,
  ...organizationRoutes,
  ...papersRoutes,
  ...poolRoutes,
};
