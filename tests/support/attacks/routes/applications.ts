import { openCampaignId } from "../applications-world";
import { everybody, type Who } from "../cast";
import type { RouteRule } from "../route-table";

const station: readonly Who[] = ["station"];
const readers: readonly Who[] = ["station", "bureau"];
const applicant: readonly Who[] = ["system"];
const signedIn = everybody.filter((who) => who !== "anonymous");

const step: RouteRule = {
  allowed: applicant,
  own: ({ application }) => ({ id: application.applicationId }),
  about: "id",
};
const window: Pick<RouteRule, "own"> = { own: () => ({ id: openCampaignId }) };

/** One's own application, step by step; the station's windows and special invitations. */
export const applicationRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /apply": { allowed: "everybody" },
  // Whoever may not apply is sent to the page that says why.
  "GET /apply/new": { allowed: signedIn, query: `?campaign=${openCampaignId}` },
  "GET /apply/[id]": step,
  "GET /apply/[id]/title": step,
  "GET /apply/[id]/work": step,
  "GET /apply/[id]/employments": step,
  "GET /apply/[id]/employments/new": step,
  "GET /apply/[id]/employments/[employmentId]": {
    ...step,
    own: ({ application: { applicationId, employmentId } }) => ({ id: applicationId, employmentId }),
  },
  "GET /apply/[id]/specialties": step,
  "GET /apply/[id]/specialties/new": step,
  "GET /apply/[id]/specialties/[code]": {
    ...step,
    own: ({ application: { applicationId, specialty } }) => ({ id: applicationId, code: specialty }),
  },
  "GET /apply/[id]/evidence": step,
  "GET /apply/[id]/interests": step,
  "GET /apply/[id]/interests/new": step,
  "GET /apply/[id]/undertakings": step,
  "GET /apply/[id]/check": step,
  "GET /apply/[id]/submitted": step,
  "GET /apply/[id]/withdraw": step,
  "GET /regulator/campaigns": { allowed: readers },
  "GET /regulator/campaigns/new": { allowed: station },
  "GET /regulator/campaigns/check": { allowed: station },
  "GET /regulator/campaigns/[id]": { allowed: readers, ...window },
  "GET /regulator/campaigns/[id]/close": { allowed: readers, ...window },
  "GET /regulator/special-invitations": { allowed: readers },
  "GET /regulator/special-invitations/new": { allowed: station },
  "GET /regulator/special-invitations/[id]/revoke": {
    allowed: station,
    own: ({ application }) => ({ id: application.specialInvitationId }),
  },
};
