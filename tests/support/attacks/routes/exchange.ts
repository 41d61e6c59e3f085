import { administrators } from "../cast";
import type { RouteRule } from "../route-table";

/** The open interface knows tokens alone: to whoever comes with a session, and to nobody's, it is shut alike. */
const byToken: RouteRule = { allowed: [], anonymousStatus: 401, refusedStatus: [401] };

export const exchangeRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /api/v1/openapi.json": { allowed: "everybody" },
  "GET /api/v1/cases": byToken,
  "GET /api/v1/cases/[number]": byToken,
  "GET /api/v1/certificates/[code]": { ...byToken, own: ({ formed }) => ({ code: formed.publicCode }) },
  "GET /api/v1/inspection-lists": byToken,
  "GET /api/v1/inspection-lists/[number]": byToken,
  "GET /api/v1/inspections": byToken,
  "GET /api/v1/inspections/[number]": byToken,
  "GET /api/v1/acknowledgements": byToken,
  "POST /api/v1/acknowledgements": {
    ...byToken,
    send: () => ({
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "attack" },
      body: JSON.stringify({ resource: "cases", through: "2026-01-01T00:00:00Z" }),
    }),
  },
  "GET /admin/interface": { allowed: ["security"] },
  "GET /admin/interface/new": { allowed: ["security"] },
  "GET /admin/interface/issued": { allowed: ["security"] },
  "GET /admin/interface/[id]": { allowed: ["security"], own: ({ exchange }) => ({ id: exchange.tokenId }) },
  "GET /admin/interface/reference": { allowed: administrators },
};
