import { regulators, type Who } from "../cast";
import type { RouteRule } from "../route-table";

const contractor: readonly Who[] = ["contractor"];
const seen: readonly Who[] = ["station", "bureau", "district"];
const ofFormed = (allowed: readonly Who[]): RouteRule => ({
  allowed,
  own: ({ formed }) => ({ id: formed.caseId, kind: "report" }),
  about: "id",
});
/** No meeting is held in this world: nobody attends, so there is no report to read. */
const ofNobody: RouteRule = { allowed: [], own: ({ inviting }) => ({ id: inviting.accepted.id }) };

/** The panel's report: its members', its contractor's, the authorities', and by its code everybody's. */
export const reportRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /expert/invitations/[id]/report": ofNobody,
  "GET /expert/invitations/[id]/report/draft": ofNobody,
  "GET /expert/invitations/[id]/report/present": ofNobody,
  "GET /expert/invitations/[id]/report/dissent": ofNobody,
  "GET /expert/invitations/[id]/report/done": ofNobody,
  "GET /contractor/cases/[id]/report": ofFormed(contractor),
  "GET /contractor/cases/[id]/report/files/[kind]": ofFormed(contractor),
  "GET /regulator/reports": { allowed: regulators },
  "GET /regulator/cases/[id]/report": ofFormed(seen),
  "GET /regulator/cases/[id]/report/accept": ofFormed(seen),
  "GET /regulator/cases/[id]/report/return": ofFormed(seen),
  "GET /regulator/cases/[id]/mediation": ofFormed([]),
  "GET /reports/[code]": { allowed: "everybody", own: () => ({ code: "0123456789abcdef0123456789abcdef" }) },
};
