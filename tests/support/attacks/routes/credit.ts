import { contractors, regulators, supervisors, type Who } from "../cast";
import type { RouteRule } from "../route-table";

const city: readonly Who[] = ["station", "bureau"];
const rated = (allowed: readonly Who[]): RouteRule => ({
  allowed,
  own: ({ credit }) => ({ id: credit.rating.caseId }),
});

/** Credit and evaluation: the regulators', one's own, and what is published. */
export const creditRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /evaluations": { allowed: "everybody" },
  "GET /regulator/credit": { allowed: regulators },
  "GET /regulator/credit/due": { allowed: ["station"] },
  // The bureau hears appeals and proposes nothing.
  "GET /regulator/credit/new": { allowed: ["station", "district", "districtForeign"] },
  "GET /regulator/credit/[id]": { allowed: city, own: ({ credit }) => ({ id: credit.expert.told }) },
  "GET /regulator/credit/[id]/suspend": {
    allowed: ["station"],
    own: ({ credit }) => ({ id: credit.suspendable }),
  },
  "GET /regulator/evaluations": { allowed: city },
  "GET /regulator/evaluations/preview": { allowed: ["station"] },
  "GET /regulator/evaluations/[year]": {
    allowed: city,
    own: ({ credit }) => ({ year: `${credit.years.object}` }),
  },
  "GET /regulator/evaluations/[year]/[number]": {
    allowed: city,
    own: ({ credit }) => ({ year: `${credit.years.object}`, number: credit.resultNumber }),
  },
  "GET /expert/credit/[id]": {
    allowed: ["expertInvited"],
    own: ({ credit }) => ({ id: credit.expert.told }),
  },
  "GET /expert/evaluations/[year]": {
    allowed: ["expertInvited"],
    own: ({ credit }) => ({ year: `${credit.years.object}` }),
  },
  // Both sat on that panel.
  "GET /expert/cases/[id]/rating": rated(["expertAccepted", "expertInvited"]),
  "GET /contractor/credit": { allowed: contractors },
  "GET /contractor/credit/[id]": {
    allowed: ["contractor"],
    own: ({ credit }) => ({ id: credit.contractor.told }),
  },
  "GET /contractor/cases/[id]/rating": rated(["contractor"]),
  "GET /supervision/credit": { allowed: supervisors },
  "GET /supervision/credit/[id]": {
    allowed: ["supervision"],
    own: ({ credit }) => ({ id: credit.supervision.told }),
  },
  "GET /supervision/cases/[id]/rating": rated(["supervision"]),
};
