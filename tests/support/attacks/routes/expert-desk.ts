import { experts } from "../cast";
import { inDays } from "../desk-world";
import type { RouteRule } from "../route-table";

const desk: RouteRule = { allowed: experts };

/** The expert's own desk. */
export const deskRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /expert/profile": desk,
  "GET /expert/profile/employment": desk,
  "GET /expert/profile/employment/check": desk,
  "GET /expert/profile/interests": desk,
  "GET /expert/profile/interests/new": desk,
  "GET /expert/profile/interests/[id]/end": {
    allowed: ["expertInvited"],
    own: ({ desk: { interestId } }) => ({ id: interestId }),
  },
  "GET /expert/profile/title": desk,
  "GET /expert/profile/confirm": desk,
  "GET /expert/profile/preferences": desk,
  "GET /expert/profile/preferences/check": { ...desk, query: "?monthlyCap=4" },
  "GET /expert/leave": desk,
  "GET /expert/leave/new": desk,
  "GET /expert/leave/check": { ...desk, query: `?from=${inDays(300)}&to=${inDays(301)}` },
  "GET /expert/leave/[id]/cancel": {
    allowed: ["expertInvited"],
    own: ({ desk: { leaveId } }) => ({ id: leaveId }),
  },
  "GET /expert/records": desk,
  "GET /expert/attestations/new": desk,
  "GET /expert/attestations/[id]": {
    allowed: ["expertInvited"],
    own: ({ desk: { attestationId } }) => ({ id: attestationId }),
  },
  "GET /expert/resign": desk,
  "GET /expert/resign/check": desk,
};
