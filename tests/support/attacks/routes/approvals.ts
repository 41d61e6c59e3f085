import { regulators } from "../cast";
import type { RouteRule } from "../route-table";

/** What follows the conclusion, as far as the suite's cases reach: the public site page, packages, the lane. */
export const approvalRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /site/[code]": { allowed: "everybody", own: ({ formed }) => ({ code: formed.publicCode }) },
  "GET /api/packages/[caseId]": {
    allowed: ["contractor", "supervision", "station", "bureau", "district"],
    own: ({ formed }) => ({ caseId: formed.caseId }),
    anonymousStatus: 401,
  },
  "GET /regulator/emergencies": { allowed: regulators },
  "GET /regulator/cases/[id]/approval": {
    allowed: ["station", "bureau", "district"],
    own: ({ formed }) => ({ id: formed.caseId }),
  },
  "GET /regulator/cases/[id]/emergency": {
    allowed: ["station", "bureau"],
    own: ({ admitted }) => ({ id: admitted.caseId }),
  },
};
