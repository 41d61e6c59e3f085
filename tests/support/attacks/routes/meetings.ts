import type { RouteRule } from "../route-table";

const organized: RouteRule = { allowed: ["contractor"], own: ({ formed }) => ({ id: formed.caseId }) };

/** Meetings: the member's page, the contractor's desk, the station's word on the leader, the code of the sheet. */
export const meetingRoutes: Readonly<Record<string, RouteRule>> = {
  // Whoever scans it, whoever they are: it leads to the login and names nobody.
  "GET /m/[code]": { allowed: "everybody", own: () => ({ code: "0".repeat(32) }) },
  "GET /expert/meetings/[id]": {
    allowed: ["expertAccepted"],
    own: ({ inviting }) => ({ id: inviting.caseId }),
  },
  "GET /contractor/cases/[id]/meeting": organized,
  "GET /contractor/cases/[id]/meeting/move": organized,
  "GET /contractor/cases/[id]/meeting/suspend": organized,
  "GET /contractor/cases/[id]/meeting/attendees": organized,
  "GET /contractor/cases/[id]/meeting/sign-in-sheet.pdf": organized,
  "GET /regulator/cases/[id]/leader": {
    allowed: ["station"],
    own: ({ formed }) => ({ id: formed.caseId }),
  },
};
