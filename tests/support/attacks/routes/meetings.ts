import type { Who } from "../cast";
import type { RouteRule } from "../route-table";

const organized: RouteRule = {
  allowed: ["contractor"],
  own: ({ duty: { today } }) => ({ id: today.caseId }),
};
const panel: readonly Who[] = ["expertAccepted", "expertInvited"];

/** Meetings: the member's page, the contractor's desk, the station's word on the leader, the code of the sheet. */
export const meetingRoutes: Readonly<Record<string, RouteRule>> = {
  // Whoever scans it, whoever they are: it leads to the login and names nobody.
  "GET /m/[code]": { allowed: "everybody", own: ({ duty: { today } }) => ({ code: today.code }) },
  "GET /expert/meetings/[id]": {
    allowed: panel,
    own: ({ duty: { ballot } }) => ({ id: ballot.caseId }),
  },
  "GET /contractor/cases/[id]/meeting": organized,
  "GET /contractor/cases/[id]/meeting/move": {
    ...organized,
    own: ({ duty: { moving } }) => ({ id: moving.caseId }),
  },
  "GET /contractor/cases/[id]/meeting/suspend": organized,
  "GET /contractor/cases/[id]/meeting/attendees": organized,
  "GET /contractor/cases/[id]/meeting/sign-in-sheet.pdf": organized,
  "GET /regulator/cases/[id]/leader": {
    allowed: ["station"],
    own: ({ duty: { ballot } }) => ({ id: ballot.caseId }),
  },
};
