import type { RouteRule } from "../route-table";
import { applicationRoutes } from "./applications";
import { appointmentRoutes } from "./appointment";
import { approvalRoutes } from "./approvals";
import { decisionRoutes } from "./decisions";
import { deskRoutes } from "./expert-desk";
import { meetingRoutes } from "./meetings";
import { opinionRoutes } from "./opinions";
import { organizationRoutes } from "./organizations";
import { papersRoutes } from "./papers";
import { poolRoutes } from "./pool";
import { reportRoutes } from "./reports";

/** A spread for each area that has a file of its own here. */
export const areaRoutes: Readonly<Record<string, RouteRule>> = {
  ...applicationRoutes,
  ...appointmentRoutes,
  ...approvalRoutes,
  ...decisionRoutes,
  ...deskRoutes,
  ...opinionRoutes,
  ...meetingRoutes,
  ...organizationRoutes,
  ...papersRoutes,
  ...poolRoutes,
  ...reportRoutes,
};
