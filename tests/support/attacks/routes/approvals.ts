import { regulators, type Who } from "../cast";
import type { RouteRule } from "../route-table";
import type { AttackWorld } from "../world";

const contractor: readonly Who[] = ["contractor"];
const panel: readonly Who[] = ["expertAccepted", "expertInvited"];
const ofCase = (
  allowed: readonly Who[],
  pick: (duty: AttackWorld["duty"]) => { readonly caseId: string },
): RouteRule => ({ allowed, own: ({ duty }) => ({ id: pick(duty).caseId }) });
const round: RouteRule = { allowed: panel, own: ({ duty: { judging } }) => ({ id: judging.roundId }) };

/** What follows the conclusion: revision and permission, the public site page, packages, the lane. */
export const approvalRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /contractor/cases/[id]/revision": ofCase(contractor, ({ revising }) => revising),
  "GET /contractor/cases/[id]/revision/check": ofCase(contractor, ({ revising }) => revising),
  "GET /contractor/cases/[id]/approval": ofCase(contractor, ({ passed }) => passed),
  "GET /contractor/cases/[id]/substantial": ofCase(contractor, ({ passed }) => passed),
  "GET /contractor/cases/[id]/site-notice.pdf": ofCase(contractor, ({ approved }) => approved),
  "GET /expert/revisions/[id]": round,
  // The leader's own; who only comments is led back to the revision.
  "GET /expert/revisions/[id]/opinion": round,
  "GET /expert/revisions/[id]/opinion/check": round,
  "GET /supervision/cases/[id]/approval": ofCase(["supervision"], ({ asked }) => asked),
  "GET /site/[code]": {
    allowed: "everybody",
    own: ({ duty: { approved } }) => ({ code: approved.siteCode }),
  },
  "GET /api/packages/[caseId]": {
    allowed: ["contractor", "supervision", "station", "bureau", "district"],
    own: ({ formed }) => ({ caseId: formed.caseId }),
    anonymousStatus: 401,
  },
  "GET /regulator/emergencies": { allowed: regulators },
  "GET /regulator/cases/[id]/approval": ofCase(["station", "bureau", "district"], ({ asked }) => asked),
  // A granted lane is read by whoever supervises the case; before it there is a page for those who may grant it.
  "GET /regulator/cases/[id]/emergency": ofCase(["station", "bureau", "district"], ({ hurried }) => hurried),
};
