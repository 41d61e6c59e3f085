import { regulators, type Who } from "../cast";
import type { RouteRule } from "../route-table";
import type { AttackWorld } from "../world";

const leader: readonly Who[] = ["expertAccepted"];
const member: readonly Who[] = ["expertInvited"];
const seen: readonly Who[] = ["station", "bureau", "district"];
const drafting: RouteRule = {
  allowed: leader,
  own: ({ duty: { ready } }) => ({ id: ready.leaderSeat }),
};
const answering: RouteRule = {
  allowed: member,
  own: ({ duty: { divided } }) => ({ id: divided.memberSeat }),
};
const ofCase = (
  allowed: readonly Who[],
  pick: (duty: AttackWorld["duty"]) => { readonly caseId: string },
): RouteRule => ({
  allowed,
  own: ({ duty }) => ({ id: pick(duty).caseId, kind: "report" }),
  about: "id",
});

/** The panel's report: its members', its contractor's, the authorities', and by its code everybody's. */
export const reportRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /expert/invitations/[id]/report": answering,
  "GET /expert/invitations/[id]/report/draft": drafting,
  "GET /expert/invitations/[id]/report/present": drafting,
  "GET /expert/invitations/[id]/report/dissent": answering,
  "GET /expert/invitations/[id]/report/done": answering,
  "GET /contractor/cases/[id]/report": ofCase(["contractor"], ({ signed }) => signed),
  "GET /contractor/cases/[id]/report/files/[kind]": ofCase(["contractor"], ({ signed }) => signed),
  "GET /regulator/reports": { allowed: regulators },
  "GET /regulator/cases/[id]/report": ofCase(seen, ({ checking }) => checking),
  // Checked by the one body that supervises the case.
  "GET /regulator/cases/[id]/report/accept": ofCase(["district"], ({ checking }) => checking),
  "GET /regulator/cases/[id]/report/return": ofCase(["district"], ({ wrong }) => wrong),
  "GET /regulator/cases/[id]/mediation": ofCase(seen, ({ mediating }) => mediating),
  "GET /reports/[code]": {
    allowed: "everybody",
    own: ({ duty: { approved } }) => ({ code: approved.reportCode }),
  },
};
