import { regulators } from "../cast";
import { multipart } from "../client";
import type { RouteRule } from "../route-table";

const station: RouteRule = { allowed: ["station"] };

/** The pool's lists, the public's and the regulators', and the station's imports and exports. */
export const poolRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /experts": { allowed: "everybody" },
  "GET /experts/[number]": {
    allowed: "everybody",
    own: ({ imports }) => ({ number: imports.memberNumber }),
  },
  "GET /regulator/experts": { allowed: regulators },
  "GET /regulator/experts/export": station,
  "GET /regulator/organizations/export": station,
  "GET /regulator/imports": station,
  "GET /regulator/imports/[id]": { ...station, own: ({ imports }) => ({ id: imports.toDiscard }) },
  "GET /regulator/imports/template/[kind]": { ...station, own: () => ({ kind: "experts" }) },
  "POST /api/imports/[kind]": {
    ...station,
    own: () => ({ kind: "experts" }),
    send: (origin) => {
      const { body, type } = multipart([["file", Buffer.alloc(0), ""]]);
      return { method: "POST", body, headers: { origin, "content-type": type, accept: "application/json" } };
    },
    allowedStatus: [422],
    anonymousStatus: 401,
    refusedStatus: [403, 404],
  },
};
