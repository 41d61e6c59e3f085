import type { RouteRule } from "../route-table";
import { administrationRoutes } from "./administration";
import { applicationRoutes } from "./applications";
import { appointmentRoutes } from "./appointment";
import { approvalRoutes } from "./approvals";
import { creditRoutes } from "./credit";
import { decisionRoutes } from "./decisions";
import { exchangeRoutes } from "./exchange";
import { deskRoutes } from "./expert-desk";
import { inspectionRoutes } from "./inspections";
import { meetingRoutes } from "./meetings";
import { messageRoutes } from "./messages";
import { opinionRoutes } from "./opinions";
import { organizationRoutes } from "./organizations";
import { oversightRoutes } from "./oversight";
import { papersRoutes } from "./papers";
import { poolRoutes } from "./pool";
import { publicationRoutes } from "./publications";
import { reportRoutes } from "./reports";

/** A spread for each area that has a file of its own here. */
export const areaRoutes: Readonly<Record<string, RouteRule>> = {
  ...administrationRoutes,
  ...applicationRoutes,
  ...appointmentRoutes,
  ...approvalRoutes,
  ...creditRoutes,
  ...decisionRoutes,
  ...deskRoutes,
  ...opinionRoutes,
  ...inspectionRoutes,
  ...meetingRoutes,
  ...messageRoutes,
  ...publicationRoutes,
  ...organizationRoutes,
  ...papersRoutes,
  ...poolRoutes,
  ...reportRoutes,
  ...oversightRoutes,
  ...exchangeRoutes,
};
