import { regulators, type Who } from "../cast";
import type { RouteRule } from "../route-table";

const station: readonly Who[] = ["station"];
const member: RouteRule = {
  allowed: station,
  own: ({ decisions }) => ({ number: decisions.number }),
};

/** Members and decisions are the station's; questions of their own cases every regulator reads. */
export const decisionRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /regulator/experts/[number]": member,
  "GET /regulator/experts/[number]/decisions/new": member,
  "GET /regulator/experts/[number]/decisions/new/check": {
    ...member,
    query: "?kind=DECEASED&document=%E6%B5%8B%E8%AF%95",
  },
  "GET /regulator/decisions": { allowed: station },
  "GET /regulator/decisions/[id]": {
    allowed: station,
    own: ({ decisions }) => ({ id: decisions.proposed }),
  },
  "GET /regulator/questions": { allowed: regulators },
  "GET /regulator/questions/[id]": {
    allowed: ["station", "bureau", "district"],
    own: ({ decisions }) => ({ id: decisions.questionId }),
  },
};
