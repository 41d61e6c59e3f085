import { contractors, everybody, regulators, type Who } from "../cast";
import type { RouteRule } from "../route-table";

const signedIn: readonly Who[] = everybody.filter((who) => who !== "anonymous");
const unit: RouteRule = { allowed: regulators, own: ({ register }) => ({ id: register.unitId }) };
const kept: RouteRule = { ...unit, allowed: ["station"] };
const share: RouteRule = {
  allowed: ["station"],
  own: ({ register }) => ({ id: register.unitId, shareId: register.ending }),
  about: "shareId",
};

/** The register, the unit's delegates, and the person's own grants. */
export const organizationRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /regulator/organizations": { allowed: regulators },
  "GET /regulator/organizations/[id]": unit,
  "GET /regulator/organizations/[id]/edit": kept,
  "GET /regulator/organizations/[id]/rename": kept,
  "GET /regulator/organizations/[id]/ownership/new": kept,
  "GET /regulator/organizations/[id]/ownership/[shareId]/end": share,
  "GET /regulator/organizations/[id]/ownership/[shareId]/correct": share,
  "GET /contractor/delegates": { allowed: contractors },
  "GET /contractor/delegates/new": { allowed: contractors },
  "GET /contractor/delegates/check": { allowed: contractors },
  "GET /contractor/delegates/[id]/end": {
    allowed: ["contractor"],
    own: ({ register }) => ({ id: register.grantId }),
  },
  "GET /contractor/rights": { allowed: contractors },
  "GET /delegations": { allowed: signedIn },
  // The grant is of somebody who is not in the suite.
  "GET /delegations/[id]/resign": { allowed: [], own: ({ register }) => ({ id: register.grantId }) },
};
