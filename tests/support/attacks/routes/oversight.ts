import { contractors, experts, regulators, supervisors, type Who } from "../cast";
import type { RouteRule } from "../route-table";
import type { AttackWorld } from "../world";

const city: readonly Who[] = ["station", "bureau"];
const complaint = (
  allowed: readonly Who[],
  pick: keyof AttackWorld["oversight"]["complaint"],
  step?: string,
): RouteRule => ({
  allowed,
  own: ({ oversight }) => ({ id: oversight.complaint[pick], ...(step ? { step } : {}) }),
  about: "id",
});
const title = (allowed: readonly Who[], pick: keyof AttackWorld["oversight"]["title"]): RouteRule => ({
  allowed,
  own: ({ oversight }) => ({ id: oversight.title[pick] }),
});

/** Reporting for everybody; complaints for the city's regulators and, as far as they were told, for whom they are about. */
export const oversightRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /complaints": { allowed: "everybody" },
  "GET /complaints/new": { allowed: "everybody" },
  "GET /complaints/query": { allowed: "everybody" },
  "GET /expert/complaints": { allowed: experts },
  "GET /expert/complaints/[id]": complaint(["expertInvited"], "told"),
  "GET /contractor/complaints": { allowed: contractors },
  "GET /contractor/complaints/[id]": complaint(["contractor"], "ofContractor"),
  "GET /supervision/complaints": { allowed: supervisors },
  "GET /supervision/complaints/[id]": complaint(["supervision"], "ofSupervision"),
  "GET /regulator/complaints": { allowed: city },
  "GET /regulator/complaints/[id]": complaint(city, "held"),
  // Whose step it is not is led back to the complaint.
  "GET /regulator/complaints/[id]/[step]": complaint(city, "held", "decide"),
  "GET /regulator/complaints/[id]/author": complaint(city, "held"),
  "GET /regulator/statistics": { allowed: regulators },
  "GET /regulator/statistics/time": { allowed: regulators },
  "GET /regulator/statistics/draws": { allowed: regulators },
  "GET /regulator/statistics/oversight": { allowed: regulators },
  "GET /regulator/statistics/defects": { allowed: regulators },
  // What concerns the whole pool is not there for a district.
  "GET /regulator/statistics/export": { allowed: city, query: "?table=exposure" },
  "GET /regulator/search": { allowed: regulators, query: "?q=%E5%9F%BA%E5%9D%91" },
  "GET /regulator/search/save": { allowed: regulators, query: "?address=/regulator/cases" },
  "GET /contractor/search": { allowed: contractors, query: "?q=%E5%9F%BA%E5%9D%91" },
  "GET /contractor/search/save": { allowed: contractors, query: "?address=/contractor/cases" },
  "GET /supervision/search": { allowed: supervisors, query: "?q=%E5%9F%BA%E5%9D%91" },
  "GET /supervision/search/save": { allowed: supervisors, query: "?address=/supervision" },
  "GET /expert/title-use": { allowed: experts },
  "GET /expert/title-use/new": { allowed: experts },
  "GET /expert/title-use/[id]": title(["expertInvited"], "asked"),
  "GET /expert/title-use/misuse/[id]": title(["expertInvited"], "stated"),
  "GET /regulator/title-use": { allowed: city },
  "GET /regulator/title-use/[id]": title(city, "asked"),
  "GET /regulator/title-use/misuse/new": { allowed: city },
  "GET /regulator/title-use/misuse/[id]": title(city, "stated"),
};
